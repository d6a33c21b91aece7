//! Bytes from the terminal that are no keys, keys in bursts, and a terminal that is closed.
