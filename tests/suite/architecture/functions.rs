//! Parameters: few enough to remember, and none that reads `true` where it is called.

use super::source::{SourceFile, source_files};

const MAX_PARAMETERS: usize = 4;
/// How many functions may take a `bool`.
const MAX_BOOLEAN_PARAMETERS: usize = 25;

/// A function with its parameters, each as its tokens without the receiver.
struct Function {
    name: String,
    parameters: Vec<String>,
}

fn functions_in(file: &SourceFile) -> Vec<Function> {
    let tokens = &file.tokens;
    let starts = (0..tokens.len().saturating_sub(1)).filter(|&at| {
        // `fn(u8) -> u8` is the type of a function.
        tokens[at] == "fn" && tokens[at + 1] != "("
    });
    starts
        .filter_map(|at| {
            Some(Function { name: tokens[at + 1].clone(), parameters: parameters(&tokens[at + 2..])? })
        })
        .collect()
}

/// The parameters in the first parentheses after the name and the generic parameters of a function.
fn parameters(tokens: &[String]) -> Option<Vec<String>> {
    let mut angles = 0_usize;
    let open = tokens.iter().position(|token| {
        match token.as_str() {
            "<" => angles += 1,
            ">" => angles -= 1,
            _ => {}
        }
        token == "(" && angles == 0
    })?;
    let (mut found, mut current, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for token in &tokens[open + 1..] {
        match token.as_str() {
            ")" if depth == 0 => break,
            "(" | "[" | "{" | "<" => depth += 1,
            ")" | "]" | "}" | ">" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if token == "," && depth == 0 {
            found.push(std::mem::take(&mut current).join(" "));
        } else {
            current.push(token.as_str());
        }
    }
    found.push(current.join(" "));
    found.retain(|parameter| !parameter.is_empty() && !parameter.ends_with("self"));
    Some(found)
}

fn product_functions() -> Vec<(String, Function)> {
    let files = source_files().into_iter().filter(SourceFile::is_product);
    files
        .flat_map(|file| functions_in(&file).into_iter().map(move |function| (file.path.clone(), function)))
        .collect()
}

#[test]
fn no_function_takes_more_than_four_parameters() {
    for (path, function) in product_functions() {
        let count = function.parameters.len();
        assert!(count <= MAX_PARAMETERS, "{path}: {} takes {count}; put some into a struct", function.name);
    }
}

#[test]
fn no_function_takes_a_boolean() {
    let takes_boolean =
        |function: &Function| function.parameters.iter().any(|parameter| parameter.ends_with(": bool"));
    let found: Vec<String> = product_functions()
        .iter()
        .filter(|(_, function)| takes_boolean(function))
        .map(|(path, function)| format!("{path}: {}", function.name))
        .collect();
    assert!(
        found.len() <= MAX_BOOLEAN_PARAMETERS,
        "make an enum whose values say what is meant: {} in {found:#?}",
        found.len()
    );
}

#[test]
fn parameters_are_counted_without_the_receiver_and_through_generics() {
    let code = "fn a(&mut self, x: &[u8], on: bool) {} fn b<F: Fn(u8) -> u8>(f: F, t: (u8, u8), m: Map<K, V>,) {} type T = fn(bool);";
    let found = functions_in(&SourceFile::new("src/x.rs", code));
    let counts: Vec<(&str, usize)> =
        found.iter().map(|function| (function.name.as_str(), function.parameters.len())).collect();
    assert_eq!(counts, [("a", 2), ("b", 3)]);
    assert!(found[0].parameters[1].ends_with(": bool"));
}
