//! The library in a real terminal: added, searched, opened, decided, and found again after a restart.
