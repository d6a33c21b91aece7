//! Options before a command -> the same options behind it, where the command reads them.

use super::Cli;
use clap::{Command, CommandFactory};
use std::ffi::OsString;

/// The arguments with the options that stand before a command moved to their end: `--theme light review a.txt` means
/// `review a.txt --theme light`. An option that the command does not have is refused with the command's own usage.
#[must_use]
pub fn with_options_behind(arguments: Vec<OsString>) -> Vec<OsString> {
    let begins_with_option = arguments.get(1).is_some_and(|first| long_name(first).is_some());
    let at = if begins_with_option { command_at(&Cli::command(), &arguments) } else { None };
    let Some((first, [options @ .., command])) =
        at.and_then(|at| arguments.get(..=at)).and_then(<[OsString]>::split_first)
    else {
        return arguments;
    };
    let rest = arguments.get(options.len() + 2..).unwrap_or_default();
    let end = rest.iter().position(|one| one == "--").unwrap_or(rest.len());
    let (before, behind) = rest.split_at(end);
    [std::slice::from_ref(first), std::slice::from_ref(command), before, options, behind].concat()
}

/// Where the command is, if only options of the program stand before it.
fn command_at(program: &Command, arguments: &[OsString]) -> Option<usize> {
    let mut at = 1;
    loop {
        let argument = arguments.get(at)?;
        let Some(typed) = long_name(argument) else {
            return program.find_subcommand(argument).map(|_| at);
        };
        let (name, value) = typed.split_once('=').map_or((typed, None), |(name, value)| (name, Some(value)));
        let option = program.get_arguments().find(|option| option.get_long() == Some(name))?;
        let takes_next = option.get_action().takes_values() && value.is_none();
        at += if takes_next { 2 } else { 1 };
    }
}

/// What stands after the two hyphens of an option.
fn long_name(argument: &OsString) -> Option<&str> {
    argument.to_str()?.strip_prefix("--").filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_before_a_command_is_one_of_the_command() {
        for (typed, meant) in [
            ("--theme light review x.txt", "review x.txt --theme light"),
            ("--theme=light review -- x.txt", "review --theme=light -- x.txt"),
            ("--timeout 5 --max-size 3 feeds add a.xml", "feeds add a.xml --timeout 5 --max-size 3"),
            ("--plain review x.txt", "review x.txt --plain"),
            ("--theme light x.txt", "--theme light x.txt"),
            ("--theme review x.txt", "--theme review x.txt"),
            ("--theme", "--theme"),
            ("--unknown review x.txt", "--unknown review x.txt"),
            ("--help review", "--help review"),
            ("-- review", "-- review"),
            ("review --theme light x.txt", "review --theme light x.txt"),
            ("", ""),
        ] {
            let arguments = |line: &str| -> Vec<OsString> {
                ["pullquote"].into_iter().chain(line.split_whitespace()).map(OsString::from).collect()
            };
            assert_eq!(with_options_behind(arguments(typed)), arguments(meant), "{typed}");
        }
    }
}
