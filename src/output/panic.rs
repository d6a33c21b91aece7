//! A panic -> the sentence for standard error.

use crate::text::sanitize;
use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::PanicHookInfo;

/// What happened, where, and what to do; with a backtrace if the user has asked for one.
#[must_use]
pub fn panic_sentence(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    // It may contain the article.
    let said = sanitize::line(message(panic.payload())).into_owned();
    let backtrace = Backtrace::capture();
    let trace = match backtrace.status() {
        BacktraceStatus::Captured => format!("\n{backtrace}"),
        _ => String::new(),
    };
    format!(
        "pullquote: stopped by an error in the program; your files are unchanged. \
         Please report this line and what you did: {place}: {said} (pullquote {}){trace}",
        crate::version::VERSION
    )
}

/// The message of a panic.
#[must_use]
pub fn message(payload: &(dyn Any + Send)) -> &str {
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
