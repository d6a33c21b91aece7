//! Faults 54 to 64: the terminal and its keyboard.

mod drawn;
mod editor;
mod environment;
mod keys;
mod printed;
