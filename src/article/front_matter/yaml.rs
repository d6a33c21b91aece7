//! The YAML of front matter -> its keys and values.
//!
//! Only what front matter uses: a value on the line of its key, in quotes, folded over lines, or as a list; of a list of
//! mappings, the names. Anything else at the left edge means that the lines are not front matter.

use super::entry::FrontMatterEntry;

/// The entries of a block. Returns `None` if it contains a line that is neither part of one nor a comment.
pub(super) fn entries(block: &str) -> Option<Vec<FrontMatterEntry>> {
    let mut entries: Vec<(String, Vec<&str>)> = Vec::new();
    for line in block.split(['\n', '\r']).filter(|line| !line.trim().is_empty()) {
        let is_inside = line.starts_with([' ', '\t', ']']) || line == "-" || line.starts_with("- ");
        if line.starts_with('#') {
            continue;
        }
        if let Some((_, lines)) = entries.last_mut().filter(|_| is_inside) {
            lines.push(line);
        } else {
            let (key, value) = split_key(line)?;
            entries.push((key.to_owned(), vec![value]));
        }
    }
    Some(entries.into_iter().map(|(key, lines)| FrontMatterEntry { key, values: values(&lines) }).collect())
}

/// The key and the value on its line.
fn split_key(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_end().trim_matches(['"', '\'']);
    let is_key =
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' '));
    (is_key && key.len() <= 40 && (value.is_empty() || value.starts_with([' ', '\t'])))
        .then(|| (key, value.trim()))
}

/// The values in the lines of an entry, the first of which is what stands after the key.
fn values(lines: &[&str]) -> Vec<String> {
    let (first, rest) = lines.split_first().map_or(("", &[][..]), |(first, rest)| (untagged(first), rest));
    let joined = || rest.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    if first.starts_with(['>', '|']) {
        return vec![joined()];
    }
    let whole = if rest.is_empty() { first.to_owned() } else { format!("{first} {}", joined()) };
    if first.starts_with(['[', '{', '"', '\'']) {
        return flow(whole.trim());
    }
    if !without_comment(first).is_empty() || rest.is_empty() {
        return vec![without_comment(&whole).to_owned()];
    }
    let items = rest.iter().map(|line| line.trim()).filter(|line| line.starts_with('-'));
    let items: Vec<&str> = items.map(|line| line.trim_start_matches('-').trim()).collect();
    if items.is_empty() {
        return named(rest).into_iter().collect();
    }
    // Of "- name: Jane Roe" the name, wherever it stands in the item.
    let mut found: Vec<String> =
        items.iter().filter(|item| name_in(item).is_none()).flat_map(|item| plain(item)).collect();
    let mut names =
        rest.iter().map(|line| line.trim().trim_start_matches('-').trim()).filter_map(name_in).peekable();
    if names.peek().is_some() {
        found.retain(|value| split_key(value).is_none());
        found = names.flat_map(flow).chain(found).collect();
    }
    found
}

/// A value without its tag (`!!str`) and without the name that other values call it by (`&name`).
fn untagged(value: &str) -> &str {
    let is_mark = |mark: &str| mark.len() > 1 && mark.starts_with(['&', '!']);
    value.split_once(' ').filter(|(mark, _)| is_mark(mark)).map_or(value, |(_, rest)| rest.trim_start())
}

/// A value without a key of its own.
fn plain(item: &str) -> Vec<String> {
    flow(without_comment(item))
}

fn named(lines: &[&str]) -> Option<String> {
    let mut names = lines.iter().filter_map(|line| name_in(line.trim()));
    names.next().and_then(|name| flow(name).into_iter().next())
}

fn name_in(line: &str) -> Option<&str> {
    split_key(line).filter(|(key, _)| key.eq_ignore_ascii_case("name")).map(|(_, value)| value)
}

/// A value in quotes or brackets, or a plain one.
pub(super) fn flow(value: &str) -> Vec<String> {
    let quoted = |mark: char| {
        let inside = value.strip_prefix(mark)?;
        let end = inside.rfind(mark)?;
        let words = inside.get(..end)?;
        if mark == '\'' {
            return Some(words.replace("''", "'"));
        }
        // The escapes of YAML and TOML are those of JSON, but for a few that nobody writes.
        let unescaped = serde_json::from_str(&format!("\"{words}\"")).ok();
        Some(unescaped.unwrap_or_else(|| words.replace("\\\"", "\"")))
    };
    if let Some(list) = value.strip_prefix('[') {
        let list = list.rfind(']').and_then(|end| list.get(..end)).unwrap_or(list);
        return split_list(list)
            .into_iter()
            .flat_map(|item| flow(item.trim()))
            .filter(|item| !item.is_empty())
            .collect();
    }
    if let Some(map) = value.strip_prefix('{') {
        let pairs = split_list(map.trim_end_matches('}'));
        return pairs.iter().filter_map(|pair| name_in(pair.trim())).flat_map(flow).collect();
    }
    vec![quoted('"').or_else(|| quoted('\'')).unwrap_or_else(|| without_comment(value).to_owned())]
}

/// Cuts a list at the commas outside quotes and brackets.
fn split_list(list: &str) -> Vec<&str> {
    let (mut items, mut start, mut mark, mut depth) = (Vec::new(), 0, None, 0_usize);
    for (at, c) in list.char_indices() {
        match (mark, c) {
            (Some(open), _) if open == c => mark = None,
            (Some(_), _) => {}
            (None, '"') => mark = Some(c),
            (None, '\'') if list.get(start..at).is_some_and(|before| before.trim().is_empty()) => {
                mark = Some(c);
            }
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                items.push(list.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    items.push(list.get(start..).unwrap_or_default());
    items
}

fn without_comment(value: &str) -> &str {
    if value.starts_with('#') { "" } else { value.split(" #").next().unwrap_or_default().trim() }
}
