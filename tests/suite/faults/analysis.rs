//! Faults 65 to 70: the analysis.
