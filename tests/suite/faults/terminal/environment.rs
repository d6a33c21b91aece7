//! Terminals and locales that can do little: `TERM`, `LANG`, sizes.
