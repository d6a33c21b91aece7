//! Parse the command line, call, give the exit code.

use clap::Parser;
use pullquote::cli::{Cli, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Some(Command::Extract(extract)) = &cli.command
        && extract.jsonl
    {
        let stdin = std::io::stdin().lock();
        let mut stdout = std::io::stdout().lock();
        for line in std::io::BufRead::lines(stdin).map_while(Result::ok) {
            use std::io::Write;
            let record: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            let id = record["id"].as_str().unwrap_or_default().to_owned();
            let text = record["text"].as_str().unwrap_or_default().to_owned();
            let provenance = pullquote::export::json::Provenance { id: Some(id.clone()), source: None };
            let document = pullquote::input::Document::record(id, pullquote::input::Media::Plain, text);
            let article = pullquote::article::Article::new(document);
            let analysis = pullquote::analysis::analyze(&article);
            let names = pullquote::export::json::Names::of(&analysis);
            let result = pullquote::export::json::result(&provenance, &article, &analysis, &names);
            if serde_json::to_writer(&mut stdout, &result).is_err() || writeln!(stdout).is_err() {
                break;
            }
        }
    }
    ExitCode::SUCCESS
}
