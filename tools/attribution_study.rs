//! {"id","text"} lines -> the candidates for each speaker with their features, one line per article, for
//! `tools/fit_attribution.py`.

use pullquote::analysis::attribution::study::{Choice, ChoiceKind, study};
use pullquote::article::Article;
use pullquote::input::{Document, Media};
use pullquote::text::Span;
use serde_json::{Value, json};
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let field = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let article = Article::new(Document::record(String::new(), Media::Plain, field("text")));
        let (found, choices) = study(&article);
        let text = &article.text;
        let name = |speaker| found.speaker_name(speaker, text);
        let option = |weighed: &pullquote::analysis::attribution::study::WeighedOption| {
            let mention = weighed.mention.map(|span| place(text, span));
            json!({"name": name(weighed.speaker), "mention": mention, "features": weighed.clues, "certainty": weighed.certainty})
        };
        let choice = |choice: &Choice| {
            let options: Vec<Value> = choice.options.iter().map(option).collect();
            let (kind, speech) = match choice.kind {
                ChoiceKind::Quotation(kind, speech) => (kind.word(), speech),
                ChoiceKind::Pronoun => ("pronoun", 1.0),
            };
            let pronoun = choice.kind == ChoiceKind::Pronoun;
            json!({"pronoun": pronoun, "kind": kind, "speech": speech, "place": place(text, choice.span), "options": options})
        };
        let choices: Vec<Value> = choices.iter().map(choice).collect();
        writeln!(out, "{}", json!({"id": field("id"), "text": text, "choices": choices}))?;
    }
    Ok(())
}

/// Start, end and words, in code points.
fn place(text: &str, span: Span) -> Value {
    let count = |to: u32| text.get(..to as usize).unwrap_or_default().chars().count();
    json!({"start": count(span.start), "end": count(span.end), "text": span.of(text)})
}
