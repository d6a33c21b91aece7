//! Faults 20 to 35: texts of an odd shape or size.
