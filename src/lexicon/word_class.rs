//! The classes of a word, as bits of the look-up table.
//!
//! This file is compiled twice, into the build script that writes the table and into the program that reads it, so
//! that the two cannot disagree. The person tagger was trained on these bits: a new class needs a bit of its own and
//! a new training.

/// Everything known about a word: a set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordClass(u32);

impl WordClass {
    /// A given name in some country: "Maria".
    pub const GIVEN: Self = Self(1);
    /// A surname in some country: "Lopez".
    pub const SURNAME: Self = Self(1 << 1);
    /// An English word that is not a name: "forest".
    pub const COMMON: Self = Self(1 << 2);
    /// A frequent English word: "after".
    pub const FREQUENT: Self = Self(1 << 3);
    /// A town: "Ibadan".
    pub const PLACE: Self = Self(1 << 4);
    /// A large town.
    pub const BIG_PLACE: Self = Self(1 << 5);
    /// "Mr", "Dr".
    pub const HONORIFIC: Self = Self(1 << 6);
    /// A title before a name, with a capital: "President".
    pub const RANK: Self = Self(1 << 7);
    /// What a person is or does, with or without a capital: "coach".
    pub const ROLE: Self = Self(1 << 8);
    /// A relation to another person: "wife".
    pub const RELATION: Self = Self(1 << 9);
    /// Shows that the person is a man: "Mr".
    pub const MALE: Self = Self(1 << 10);
    /// Shows that the person is a woman: "Mrs".
    pub const FEMALE: Self = Self(1 << 11);
    /// A verb that people are the subject of: "said".
    pub const PERSON_VERB: Self = Self(1 << 12);
    /// A lower-case word inside names: "bin".
    pub const PARTICLE: Self = Self(1 << 13);
    /// A public institution: "ministry".
    pub const INSTITUTION: Self = Self(1 << 14);
    /// A company: "Inc".
    pub const COMPANY: Self = Self(1 << 15);
    /// Another organisation: "university".
    pub const GROUP: Self = Self(1 << 16);
    /// Ends the name of a place that is named after a person: "Street".
    pub const SITE: Self = Self(1 << 17);
    /// Ends the name of an event, an award or a work that is named after a person: "Cup".
    pub const EVENT: Self = Self(1 << 18);
    /// A month or a day: "Monday".
    pub const CALENDAR: Self = Self(1 << 19);

    /// A people, a faith, a region: "Muslim", "Africa".
    pub const PEOPLE: Self = Self(1 << 20);
    /// The whole name of an organisation that has no head such as "Bank": "Morgan Stanley".
    pub const ORGANIZATION: Self = Self(1 << 21);

    /// The first word of places and institutions in other languages: "Rio".
    pub const OPENER: Self = Self(1 << 22);
    /// A person known by one word: "Napoleon".
    pub const WELL_KNOWN: Self = Self(1 << 23);

    /// Returns the set with these bits, as the table stores them.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "the table is written from the same 32 bits")]
        Self(bits as u32)
    }

    /// Returns the bits, as the table stores them.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0 as u64
    }

    /// Returns the union of both sets.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the word has any of the classes in `other`.
    #[must_use]
    pub const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is a given name or a surname.
    #[must_use]
    pub const fn is_name(self) -> bool {
        self.is(Self::GIVEN.with(Self::SURNAME))
    }

    /// Whether the word has no class.
    #[must_use]
    pub const fn is_unknown(self) -> bool {
        self.0 == 0
    }
}
