//! Who may read what the program writes: the user alone.
