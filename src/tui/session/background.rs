//! Asking the terminal for the colour of its background, without waiting for the answer.
//!
//! The screen is drawn in the theme of the last run, and changes if the answer comes soon. Behind the question follows one
//! that every terminal answers: then the first has been answered, or never will be.

use super::Session;
use crate::tui::terminal::events::Message;
use crate::tui::theme::Background;
use crate::tui::update;
use std::sync::mpsc::Receiver;

impl Session {
    /// Takes the colour of the background. After some time it is only remembered, for the next run.
    pub(super) fn take_background(&mut self, colour: [u8; 3]) {
        let background = Background::of(colour);
        if self.question.and_then(|question| question.left()).is_some() {
            update::set_background(&mut self.state, background);
        }
        self.state.appearance.choices.background = Some(background.word().to_owned());
    }

    /// The terminal has answered.
    pub(super) fn finish_question(&mut self) {
        if let Some(question) = &mut self.question {
            question.is_answered = true;
        }
    }

    /// Waits for the answer, if it is still to come, before the terminal is given back.
    pub(super) fn await_answer(&mut self, messages: &Receiver<Message>) {
        while let Some(left) = self.question.and_then(|question| question.left()) {
            match messages.recv_timeout(left) {
                Ok(Message::Background(colour)) => self.take_background(colour),
                Ok(Message::Identified) => self.finish_question(),
                Ok(Message::KeysFailed(_) | Message::End(_)) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }
}
