//! The report to read: what differs and why, quotation by quotation, and the counts first.

use super::beside::{VerificationReport, VerifiedArticle, VerifiedQuotation};
use super::difference_words::told_once;
use super::reported::ReportedSpeech;
use crate::text::hanging;
use crate::text::phrase::{counted, one_line};
use crate::verify::{NONE_NEAR, SourceVerdict};
use std::fmt::Write;

/// The report. It contains no control characters except line ends.
pub(super) fn report(report: &VerificationReport) -> String {
    let mut page = String::new();
    for (at, article) in report.articles.iter().enumerate() {
        if at > 0 {
            page.push('\n');
        }
        heading(&mut page, article, &report.sources);
        for quotation in &article.quotations {
            page.push('\n');
            push_quotation(&mut page, quotation, &report.sources);
        }
        for reported in &article.reported {
            page.push('\n');
            push_reported(&mut page, reported, &report.sources);
        }
    }
    page
}

fn heading(page: &mut String, article: &VerifiedArticle, sources: &[String]) {
    let against = sources.iter().map(|name| one_line(name)).collect::<Vec<_>>().join(", ");
    hanging::push(page, "", &format!("{} against {against}", one_line(&article.name)));
    let count = |verdict: SourceVerdict| {
        article.quotations.iter().filter(|quotation| quotation.verdict == verdict).count()
    };
    let all = SourceVerdict::ALL.iter().map(|(verdict, ..)| (count(*verdict), *verdict));
    let mut counts: Vec<String> = all
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| format!("{count} {}", verdict.counted(count)))
        .collect();
    let quotations = counted(article.quotations.len(), "quotation", "quotations");
    let hidden = article.quotations.iter().filter(|quotation| quotation.hides_negation).count();
    if hidden > 0 {
        counts.push(format!("{hidden} with a negation left out"));
    }
    let open = article.quotations.iter().filter(|quotation| quotation.is_speaker_open).count();
    if open > 0 {
        counts.push(format!("{open} whose speaker the source does not name"));
    }
    let beside = article.quotations.iter().filter(|quotation| !quotation.around.is_empty()).count();
    if beside > 0 {
        counts.push(format!("{beside} in a sentence with another number"));
    }
    let told = if counts.is_empty() { quotations } else { format!("{quotations}: {}", counts.join("; ")) };
    hanging::push(page, "", &told);
    if !article.reported.is_empty() {
        let reported =
            counted(article.reported.len(), "piece of reported speech was", "pieces of reported speech were");
        let told = format!(
            "{reported} not compared, because reported speech is not verbatim: the passage that shares the most words is shown"
        );
        hanging::push(page, "", &told);
    }
    if let Some(left_out) = article.left_out() {
        hanging::push(page, "", &left_out);
    }
}

fn push_reported(page: &mut String, report: &ReportedSpeech, sources: &[String]) {
    let _ = writeln!(page, "{:>3}. reported speech, not compared", report.number);
    let said = |name: &String| format!(" — {}", one_line(name));
    let speaker = report.speaker.as_ref().map(said).unwrap_or_default();
    hanging::push(page, "     report  ", &format!("{}{speaker}", one_line(&report.told())));
    let Some(nearest) = &report.nearest else {
        return hanging::push(page, "     nearest ", NONE_NEAR);
    };
    let speaker = nearest.speaker.as_ref().map(said).unwrap_or_default();
    hanging::push(page, "     nearest ", &format!("“{}”{speaker}", one_line(&nearest.text)));
    let name = sources.get(nearest.source).map(|name| one_line(name)).unwrap_or_default();
    hanging::push(page, "     place   ", &format!("{name}, {}", one_line(&nearest.location)));
    hanging::push(page, "     shared  ", &one_line(&nearest.shared.join(", ")));
    for remark in &nearest.remarks {
        hanging::push(page, "     remark  ", &one_line(remark));
    }
}

fn push_quotation(page: &mut String, quotation: &VerifiedQuotation, sources: &[String]) {
    let _ = writeln!(page, "{:>3}. {}", quotation.number, quotation.heading);
    let speaker = quotation.speaker.as_ref().map(|name| format!(" — {}", one_line(name))).unwrap_or_default();
    hanging::push(page, "     quoted  ", &format!("“{}”{speaker}", one_line(&quotation.marked)));
    let Some(passage) = &quotation.passage else { return };
    let said = |name: &String| format!(" — {}", one_line(name));
    let speaker = passage.speaker.as_ref().map(said).unwrap_or_default();
    hanging::push(page, "     source  ", &format!("“{}”{speaker}", one_line(&passage.marked)));
    let name = sources.get(passage.source).map(|name| one_line(name)).unwrap_or_default();
    hanging::push(page, "     place   ", &format!("{name}, {}", one_line(&passage.location)));
    for remark in quotation.remarks() {
        hanging::push(page, "     remark  ", &one_line(&remark));
    }
    for told in told_once(&quotation.differences) {
        hanging::push(page, "     finding ", &one_line(&told));
    }
}
