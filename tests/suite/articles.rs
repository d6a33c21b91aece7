//! What holds for every article.
