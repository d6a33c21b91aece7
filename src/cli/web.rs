//! The limits on fetching pages, as they are typed.

use crate::input::web::Limits;
use std::time::Duration;

/// The options of every command that can read a page from the web.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Pages from the web")]
pub struct FetchArgs {
    /// Read at most MB megabytes of a page.
    #[arg(long, value_name = "MB", default_value = "20", value_parser = bytes)]
    pub max_size: u64,
    /// Wait at most SECONDS to connect to a server.
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = seconds)]
    pub connect_timeout: Duration,
    /// Wait at most SECONDS for a whole page.
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub timeout: Duration,
}

impl FetchArgs {
    /// The limits that were typed.
    #[must_use]
    pub fn limits(&self) -> Limits {
        Limits { bytes: self.max_size, connect: self.connect_timeout, total: self.timeout }
    }
}

/// A positive number, such as 0.5 or 20.
fn number(typed: &str, most: f64) -> Result<f64, String> {
    let number = typed.parse().ok().filter(|&number: &f64| number > 0.0 && number <= most);
    number.ok_or_else(|| format!("give a number above 0 and up to {most}"))
}

fn seconds(typed: &str) -> Result<Duration, String> {
    number(typed, 86_400.0).map(Duration::from_secs_f64)
}

fn bytes(typed: &str) -> Result<u64, String> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number is positive and small"
    )]
    number(typed, 4_000.0).map(|megabytes| (megabytes * 1e6) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_positive_numbers() {
        assert_eq!(seconds("0.25"), Ok(Duration::from_millis(250)));
        assert_eq!(bytes("1.5"), Ok(1_500_000));
        for typed in ["0", "-1", "inf", "NaN", "ten", "", "1e9"] {
            assert!(seconds(typed).is_err() && bytes(typed).is_err(), "{typed}");
        }
    }
}
