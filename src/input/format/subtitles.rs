//! Subtitles (`WebVTT`, `SubRip`) -> a transcript: what was said, by whom, and when.
//!
//! The text of the cues is joined to paragraphs. A new one begins where another person speaks, and after a pause. Above the
//! first paragraph of each turn stands the time at which it begins, alone on its line, and above others at most once every
//! half minute: a fact-checker finds the place in the recording, and the line is page furniture, so that it is dimmed and
//! breaks no sentence. The title is that of the subtitles, otherwise the name of the file: the first caption is none.

use super::Piece;
use crate::input::{Identity, IdentitySource, Media, TextTime};
use std::fmt::Write as _;
use std::path::Path;

/// A pause this long begins a paragraph, in milliseconds.
const PAUSE: u64 = 3_000;
/// A paragraph that is longer than this ends with its sentence.
const LONG: usize = 500;
/// How often the time is written, in milliseconds.
const TIME_EVERY: u64 = 30_000;

/// Whether a text begins like subtitles.
pub(in crate::input) fn begins(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}');
    if let Some(after) = head.strip_prefix("WEBVTT") {
        return after.is_empty() || after.starts_with([' ', '\t', '\n', '\r']);
    }
    let mut lines = head.lines().map(str::trim).skip_while(|line| line.is_empty());
    let first = lines.next().unwrap_or_default();
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    times(if is_number { lines.next().unwrap_or_default() } else { first }).is_some()
}

/// The transcript in subtitles from a file of this name.
pub(in crate::input) fn read(text: &str, file_name: Option<&str>) -> Piece {
    let mut transcript = Transcript::default();
    for cue in cues(text) {
        for turn in turns(&cue.lines) {
            transcript.push(&turn, cue.start);
        }
        transcript.end = cue.end;
    }
    let times = std::mem::take(&mut transcript.times);
    Piece { times, ..Piece::text(Media::Plain, transcript.finish(), title(text, file_name)) }
}

/// The title: what `WebVTT` has after its first word, otherwise the name of the file without its ending.
fn title(text: &str, file_name: Option<&str>) -> Identity {
    let head =
        text.trim_start_matches('\u{feff}').strip_prefix("WEBVTT").and_then(|rest| rest.lines().next());
    let stated = head.map(|head| head.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–')));
    if let Some(title) = stated.filter(|title| !title.is_empty()) {
        return Identity::titled(Some(title.to_owned()), IdentitySource::Fields);
    }
    let stem = file_name.and_then(|name| Path::new(name).file_stem()?.to_str());
    Identity::titled(stem.map(str::to_owned), IdentitySource::FileName)
}

/// Some words with the times between which they are shown, in milliseconds.
struct Cue<'a> {
    start: u64,
    end: u64,
    lines: Vec<&'a str>,
}

/// The cues. A line that the cue before showed already, as in captions that roll up, is left out.
fn cues(text: &str) -> Vec<Cue<'_>> {
    let mut cues: Vec<Cue<'_>> = Vec::new();
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let Some((start, end)) = times(line) else { continue };
        let mut said = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.is_empty() && times(line).is_none()) {
            // The number of the next cue, if the empty line before it is missing.
            let is_next = line.bytes().all(|byte| byte.is_ascii_digit())
                && lines.peek().is_some_and(|next| times(next).is_some());
            if !is_next {
                said.push(line);
            }
        }
        let shown = cues.last().and_then(|cue| cue.lines.last()).map(|line| words(line));
        let new = said.iter().skip_while(|line| shown.as_ref().is_some_and(|shown| words(line) == *shown));
        let new: Vec<&str> = new.copied().collect();
        if !new.is_empty() {
            cues.push(Cue { start, end, lines: new });
        }
    }
    cues
}

/// The times in a line such as `00:01:02,500 --> 00:01:04,000` or `0:01:02.500,0:01:04.000`.
fn times(line: &str) -> Option<(u64, u64)> {
    let Some((start, rest)) = line.split_once("-->") else {
        // As YouTube writes them (SBV).
        let (start, end) =
            line.split_once(',').filter(|(start, end)| start.contains('.') && end.contains('.'))?;
        return Some((time(start)?, time(end)?));
    };
    Some((time(start.trim())?, time(rest.split_whitespace().next()?)?))
}

/// Milliseconds of a time such as `00:01:02,500` or `01:02.500`.
fn time(written: &str) -> Option<u64> {
    let (clock, fraction) = written.split_once([',', '.']).unwrap_or((written, "0"));
    let seconds = clock.split(':').try_fold(0_u64, |sum, part| {
        let part: u64 = part.parse().ok().filter(|part| *part < 10_000)?;
        sum.checked_mul(60)?.checked_add(part)
    })?;
    let fraction: u64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    clock.contains(':').then_some(seconds * 1000 + fraction)
}

/// What one person says in a cue.
#[derive(Debug, PartialEq, Eq)]
struct Turn {
    speaker: Option<String>,
    /// Whether somebody else begins to speak, known or not.
    is_new: bool,
    words: String,
}

/// The turns in the lines of a cue: `<v Ana>`, `ANA:`, a dash or `>>` begin one.
fn turns(lines: &[&str]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for line in lines {
        let mut pieces = line.split("<v").peekable();
        let before = pieces.next().unwrap_or_default();
        push_words(&mut turns, &words(before));
        for piece in pieces {
            let (name, said) = piece.split_once('>').unwrap_or(("", piece));
            // After "<v" come classes and the name.
            let name = name.split_once(char::is_whitespace).map_or("", |(_, name)| name).trim();
            let speaker = (!name.is_empty()).then(|| decoded(name));
            turns.push(Turn { speaker, is_new: true, words: words(said) });
        }
    }
    turns.retain(|turn| !turn.words.is_empty());
    turns
}

/// Adds the words of a line to the last turn, or begins one.
fn push_words(turns: &mut Vec<Turn>, line: &str) {
    let dashless = line.trim_start_matches(">>").trim_start_matches(['-', '–', '>']).trim_start();
    let is_new = dashless.len() < line.len() || names_speaker(dashless);
    match turns.last_mut().filter(|_| !is_new) {
        Some(_) if dashless.is_empty() => {}
        Some(turn) if !turn.words.is_empty() => {
            turn.words.push(' ');
            turn.words.push_str(dashless);
        }
        _ => turns.push(Turn { speaker: None, is_new, words: dashless.to_owned() }),
    }
}

/// Whether a line begins with the name of its speaker in capitals and a colon.
fn names_speaker(line: &str) -> bool {
    let Some((name, _)) = line.split_once(':') else { return false };
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..=40).contains(&name.len()) && letters >= 2 && !name.chars().any(char::is_lowercase)
}

/// The words of a line without its tags.
fn words(line: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(line.len()), line);
    // The last places of what closes tags: after them, a search for it would go through the rest again and again.
    let last = |close: char| line.rfind(close).map_or(line.len() + 1, |at| line.len() - at);
    let (angle, curly) = (last('>'), last('}'));
    while let Some(at) = rest.find(['<', '{']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let close = if from.starts_with('<') { '>' } else { '}' };
        let is_tag = from.get(1..).is_some_and(|after| {
            after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\'))
        });
        let is_closed = from.len() >= if close == '>' { angle } else { curly };
        let end = if is_tag && is_closed { from.find(close) } else { None };
        if end.is_none() {
            plain.push_str(from.get(..1).unwrap_or_default());
        }
        rest = from.get(end.unwrap_or_default() + 1..).unwrap_or_default();
    }
    plain.push_str(rest);
    decoded(plain.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
}

/// The text with its character references resolved: `WebVTT` has those of HTML.
fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let page = text.replace("&lrm;", "").replace("&rlm;", "").replace('<', "&lt;");
    dom_query::Document::fragment(page).text().to_string()
}

/// A transcript that is being written.
#[derive(Default)]
struct Transcript {
    text: String,
    paragraph: String,
    speaker: Option<String>,
    /// The end of the last cue, in milliseconds.
    end: u64,
    /// When the next time is due, in milliseconds.
    due: u64,
    /// The time that was written last, in seconds.
    written: Option<u64>,
    /// When each cue begins.
    times: Vec<TextTime>,
}

impl Transcript {
    fn push(&mut self, turn: &Turn, start: u64) {
        let is_other = turn.is_new && (turn.speaker.is_none() || turn.speaker != self.speaker);
        // A name holds for its own words only: what comes without one may be anybody's, once the sentence is over.
        let is_unnamed = !turn.is_new && self.speaker.is_some() && ends_sentence(&self.paragraph);
        let is_long = self.paragraph.len() > LONG && ends_sentence(&self.paragraph);
        let has_pause = start > self.end.saturating_add(PAUSE) && ends_sentence(&self.paragraph);
        if is_other || is_unnamed || is_long || has_pause {
            self.end_paragraph();
        }
        if self.paragraph.is_empty() {
            if is_other {
                self.due = start;
            }
            self.begin_paragraph(turn, start);
        } else {
            self.paragraph.push(' ');
        }
        if let Ok(at) = u32::try_from(self.text.len() + self.paragraph.len()) {
            self.times.push(TextTime { start: at, seconds: start / 1000 });
        }
        self.paragraph.push_str(&turn.words);
    }

    fn begin_paragraph(&mut self, turn: &Turn, start: u64) {
        let seconds = start / 1000;
        // Two who speak in one caption begin at one time.
        if start >= self.due && self.written != Some(seconds) {
            self.written = Some(seconds);
            let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
            let _ = write!(self.text, "[at {hours:02}:{minutes:02}:{:02}]\n\n", seconds % 60);
            self.due = start + TIME_EVERY;
        }
        if turn.is_new || turn.speaker.is_none() {
            self.speaker.clone_from(&turn.speaker);
        }
        if let Some(speaker) = &self.speaker {
            self.paragraph.push_str(speaker);
            self.paragraph.push_str(": ");
        }
    }

    fn end_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            self.text.push_str(&self.paragraph);
            self.text.push_str("\n\n");
            self.paragraph.clear();
        }
    }

    fn finish(mut self) -> String {
        self.end_paragraph();
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text
    }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::format::Content;

    fn transcript(text: &str) -> String {
        assert!(begins(text), "{text}");
        let Content::Text(Media::Plain, text) = read(text, None).content else { panic!("{text}") };
        text
    }

    #[test]
    fn cues_become_paragraphs_with_their_speakers_and_times() {
        let vtt = "WEBVTT - a talk\nKind: captions\n\nNOTE\nmade by hand\n\n1\n00:00:01.000 --> 00:00:03.000 align:start\n\
                   <v Ana Ruiz>We will <i>wait</i>,\nand then &amp; there\n\n00:00:03.100 --> 00:00:05.000\nwe go.\n\n\
                   00:00:05.000 --> 00:00:07.000\n<v.loud Ben>No!\n\n01:02:03.000 --> 01:02:04.000\n<v Ben>Not today.\n";
        assert_eq!(
            transcript(vtt),
            "[at 00:00:01]\n\nAna Ruiz: We will wait, and then & there we go.\n\n[at 00:00:05]\n\nBen: No!\n\n\
             [at 01:02:03]\n\nBen: Not today.\n"
        );
    }

    #[test]
    fn a_name_holds_only_for_the_words_of_its_cue() {
        let vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ana Ruiz>We <c.red>got</c> it.</v>\n<v Ben Cole>R&#38;D&eacute; &lt;3?</v>\n\n\
                   00:02.000 --> 00:04.000\nNobody answered.\n\n00:04.000 --> 00:05.000\n<v Ana Ruiz>So\n\n00:05.000 --> 00:06.000\nit is.\n";
        assert_eq!(
            transcript(vtt),
            "[at 00:00:00]\n\nAna Ruiz: We got it.\n\nBen Cole: R&Dé <3?\n\n[at 00:00:02]\n\nNobody answered.\n\n[at 00:00:04]\n\nAna Ruiz: So it is.\n"
        );
    }

    #[test]
    fn each_turn_shows_its_time_and_the_title_is_that_of_the_file() {
        let srt = "1\n00:00:01,000 --> 00:00:03,000\nANA RUIZ: We wait.\n\n2\n00:00:04,000 --> 00:00:06,000\nBEN COLE: Why?\n\n\
                   3\n00:00:07,000 --> 00:00:09,000\nANA RUIZ: The ice.\n";
        assert_eq!(
            transcript(srt),
            "[at 00:00:01]\n\nANA RUIZ: We wait.\n\n[at 00:00:04]\n\nBEN COLE: Why?\n\n[at 00:00:07]\n\nANA RUIZ: The ice.\n"
        );
        let title = |text: &str| read(text, Some("council 2026.srt")).identity.title.unwrap().value;
        assert_eq!(title(srt), "council 2026");
        assert_eq!(title("WEBVTT - The council\n\n00:01.000 --> 00:02.000\nNo.\n"), "The council");
    }

    #[test]
    fn subrip_is_read_with_dashes_names_and_rolling_lines() {
        let srt = "1\r\n00:00:00,000 --> 00:00:02,000\r\nANA RUIZ: We wait.\r\n- Who?\r\n- {\\an8}We.\r\n\r\n2\r\n\
                   00:00:02,000 --> 00:00:04,000\r\n- We.\r\nAll of us,\r\n\r\n3\r\n00:00:04,000 --> 00:00:06,000\r\nAll of us,\r\n5 < 6.\r\n";
        assert_eq!(transcript(srt), "[at 00:00:00]\n\nANA RUIZ: We wait.\n\nWho?\n\nWe. All of us, 5 < 6.\n");
        assert_eq!(
            transcript("0:00:01.000,0:00:03.000\nWe got it.\n\n0:00:03.500,0:00:05.000\nSo it is.\n"),
            "[at 00:00:01]\n\nWe got it. So it is.\n"
        );
        assert!(!begins("10:30,11:30 by bus\nThe line") && !begins("1:1.5, or so"));
        assert!(!begins("1\nThe first line of a list") && !begins("WEBVTTs are files") && !begins("a --> b"));
    }
}
