//! Why a text may not be the whole article: the sentence for its reader, and a word for lists and files.

/// Why a text may not be the whole article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Partial {
    /// The page says that the rest is for subscribers.
    Subscribers,
    /// The page says that it is for subscribers, but the text is as long as an article.
    PerhapsSubscribers,
    /// The page asks for a login.
    Login,
    /// The page shows its text only with scripts.
    Scripts,
    /// It is what a feed has of the article: a teaser.
    Feed,
}

impl Partial {
    /// Every reason.
    pub const ALL: [Self; 5] =
        [Self::Subscribers, Self::PerhapsSubscribers, Self::Login, Self::Scripts, Self::Feed];

    /// The reason with this [`Self::word`]. Returns `None` if there is none.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.word() == word)
    }

    /// The reason in a word, as the library stores it and the result object names it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Subscribers => "subscribers",
            Self::PerhapsSubscribers => "perhaps-subscribers",
            Self::Login => "login",
            Self::Scripts => "scripts",
            Self::Feed => "feed",
        }
    }

    /// The reason in a few words, for lists.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Subscribers => "not the whole article: the rest is for subscribers",
            Self::PerhapsSubscribers => "perhaps not the whole article: it is for subscribers",
            Self::Login => "perhaps not the whole article: the page asks for a login",
            Self::Scripts => "perhaps not the whole article: the page needs scripts",
            Self::Feed => "not the whole article: only what the feed has",
        }
    }

    /// The reason in a sentence, with what to do.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Subscribers => {
                "the page says that it is not the whole article: the rest is for subscribers"
            }
            Self::PerhapsSubscribers => {
                "the page says that it is for subscribers: this may not be the whole article"
            }
            Self::Login => {
                "the page asks for a login, so this may not be the whole article: open it in a browser, save it there \
                 and give the saved file"
            }
            Self::Scripts => {
                "the page shows its text only with scripts, which Pullquote does not run: open it in a browser, save it \
                 there and give the saved file"
            }
            Self::Feed => "this is only what the feed has of the article: its page may have more",
        }
    }
}
