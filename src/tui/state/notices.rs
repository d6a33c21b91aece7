//! What happened -> the sentence at the foot of the screen.

use crate::text::sanitize;
use crate::tui::state::State;

impl State {
    /// Says at the foot of the screen what went wrong.
    pub fn fail(&mut self, sentence: impl Into<String>) {
        let sentence = Some(sentence.into());
        self.failure.clone_from(&sentence);
        self.notice = sentence;
    }

    /// Says something beside what was just said.
    pub fn tell_also(&mut self, sentence: &str) {
        self.notice = Some(match self.notice.take() {
            Some(said) => format!("{said}; {sentence}"),
            None => sentence.to_owned(),
        });
    }

    /// Says what was noticed about the inputs, beside what was just said.
    pub fn tell_notices(&mut self, notices: &[String]) {
        for notice in notices {
            self.tell_also(&sanitize::line(notice));
        }
    }

    /// Says what a key needs that has nothing to act on, because the list is empty.
    pub fn tell_empty_list(&mut self, key: &str, needed: &str) {
        self.notice = Some(format!("this list is empty: {key} needs {needed}"));
    }

    /// Says what came of reading the article or its source again, beside what was just said of the other.
    pub fn tell_of_reread(&mut self, sentence: String) {
        let said = self.reviewing.said_of_reread.take();
        let beside = said.filter(|said| self.notice.as_ref() == Some(said));
        self.notice = Some(beside.map_or_else(|| sentence.clone(), |said| format!("{said}; {sentence}")));
        self.reviewing.said_of_reread = Some(sentence);
    }
}
