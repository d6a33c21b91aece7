//! What the tools that fit the weights of clues share: samples -> weights, a table of how well they decide, and the
//! source file with the new weights in it.
//!
//! The weights are those of a logistic regression, with a column for each group of samples. Each weight is drawn towards
//! the mean of its clue over the columns, and that towards zero. They are found by full gradient descent from zero, so
//! that the same samples always give the same weights.

use std::error::Error;
use std::io::Write;

/// Steps of the descent.
const ROUNDS: usize = 1000;

/// Words that are known to be speech or not.
#[derive(Clone)]
pub(crate) struct Sample {
    /// The words with those around them, for the list of errors.
    pub(crate) words: String,
    /// The clues seen of them, by number.
    pub(crate) clues: Vec<usize>,
    /// The column of the weights to use.
    pub(crate) column: usize,
    /// Whether they are speech.
    pub(crate) speech: bool,
}

/// A table of weights in a source file, and how to fit it.
pub(crate) struct WeightTable {
    /// The source file.
    pub(crate) source: &'static str,
    /// The names of the clues, by number.
    pub(crate) clues: Vec<String>,
    /// The names of the columns.
    pub(crate) columns: &'static [&'static str],
    /// How strongly a column's own part of a weight is drawn to zero.
    pub(crate) own: f64,
    /// How strongly the part that all columns share is.
    pub(crate) shared: f64,
    /// How often a sample without speech counts.
    pub(crate) without_speech: f64,
    /// The score above which words count as speech, in log-odds.
    pub(crate) least_score: f64,
}

/// For each clue a weight for each column, and behind them the part that all share.
type Weights = Vec<Vec<f64>>;

impl WeightTable {
    /// Fits the weights to samples, prints how they decide, and writes them into the source file. Each half of the
    /// samples is decided with weights from the other half, too; of the tests, each wrong decision is listed.
    pub(crate) fn fit(
        &self,
        samples: &[Sample],
        tests: &[(String, Vec<Sample>)],
    ) -> Result<(), Box<dyn Error>> {
        let mut out = std::io::stdout().lock();
        for half in [0, 1] {
            let weights = self.descend(&every_second(samples, half));
            writeln!(out, "a half with weights from the other:")?;
            self.report(&mut out, &weights, &every_second(samples, 1 - half))?;
        }
        let weights = self.descend(samples);
        writeln!(out, "all with their own weights:")?;
        self.report(&mut out, &weights, samples)?;
        for (name, samples) in tests {
            writeln!(out, "{name}:")?;
            self.report(&mut out, &weights, samples)?;
            self.list_errors(&mut out, &weights, samples)?;
        }
        self.write(&weights)?;
        Ok(())
    }

    /// The weight of a clue in a column.
    fn weight(&self, weights: &Weights, clue: usize, column: usize) -> f64 {
        weights[clue][column] + weights[clue][self.columns.len()]
    }

    fn score(&self, weights: &Weights, sample: &Sample) -> f64 {
        sample.clues.iter().map(|&clue| self.weight(weights, clue, sample.column)).sum()
    }

    /// Logistic regression by gradient descent with a step of its own for each weight.
    fn descend(&self, samples: &[Sample]) -> Weights {
        let shared = self.columns.len();
        let pull = |column: usize| if column == shared { self.shared } else { self.own };
        let mut weights: Weights = vec![vec![0.0; shared + 1]; self.clues.len()];
        let mut squares: Weights = vec![vec![1e-6; shared + 1]; self.clues.len()];
        for _ in 0..ROUNDS {
            let mut slope = weights.clone();
            for row in &mut slope {
                row.iter_mut().enumerate().for_each(|(column, value)| *value *= pull(column));
            }
            for sample in samples {
                let likely = 1.0 / (1.0 + (-self.score(&weights, sample)).exp());
                let counts = if sample.speech { 1.0 } else { self.without_speech };
                let miss = counts * (likely - f64::from(u8::from(sample.speech)));
                for &clue in &sample.clues {
                    slope[clue][sample.column] += miss;
                    slope[clue][shared] += miss;
                }
            }
            for (index, row) in slope.iter().enumerate() {
                for (column, value) in row.iter().enumerate() {
                    squares[index][column] += value * value;
                    weights[index][column] -= 0.3 * value / squares[index][column].sqrt();
                }
            }
        }
        weights
    }

    /// Counts the decisions at several scores.
    fn report(&self, out: &mut impl Write, weights: &Weights, samples: &[Sample]) -> std::io::Result<()> {
        let sign = |speech: bool| if speech { -1.0 } else { 1.0 };
        let loss = |sample: &Sample| (1.0 + (sign(sample.speech) * self.score(weights, sample)).exp()).ln();
        writeln!(out, "loss {:.1}", samples.iter().map(loss).sum::<f64>())?;
        for least in [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0] {
            write!(out, "above {least}: ")?;
            for (column, group) in self.columns.iter().enumerate() {
                let mut counts = [[0_u32; 2]; 2];
                for sample in samples.iter().filter(|sample| sample.column == column) {
                    counts[usize::from(sample.speech)][usize::from(self.score(weights, sample) > least)] += 1;
                }
                let [[left, taken], [missed, found]] = counts;
                let (speech, other) = (missed + found, left + taken);
                write!(out, "{group} missed {missed} of {speech}, taken {taken} of {other}; ")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// Prints the wrong decisions, with their clues and weights.
    fn list_errors(
        &self,
        out: &mut impl Write,
        weights: &Weights,
        samples: &[Sample],
    ) -> std::io::Result<()> {
        for sample in samples {
            let score = self.score(weights, sample);
            if sample.speech == (score > self.least_score) {
                continue;
            }
            let seen = |&clue: &usize| {
                format!("{} {:.1}", self.clues[clue], self.weight(weights, clue, sample.column))
            };
            let clues = sample.clues.iter().map(seen).collect::<Vec<_>>().join(", ");
            writeln!(out, "{} {score:.1} | {} | {clues}", sample.speech, sample.words)?;
        }
        Ok(())
    }

    /// Puts the weights into the source file, each after the name of its clue.
    fn write(&self, weights: &Weights) -> std::io::Result<()> {
        let source = std::fs::read_to_string(self.source)?;
        let mut lines: Vec<String> = source.lines().map(str::to_owned).collect();
        for (clue, name) in self.clues.iter().enumerate() {
            let columns = 0..self.columns.len();
            let row = columns.map(|column| format!(" {:.2}", self.weight(weights, clue, column)));
            let row: String = row.collect();
            let start = format!("    {name} ");
            if let Some(line) = lines.iter_mut().find(|line| line.starts_with(&start) && line.ends_with(','))
            {
                *line = format!("    {name}{row},");
            }
        }
        std::fs::write(self.source, lines.join("\n") + "\n")
    }
}

/// One half of the samples, in blocks so that an article hardly ever stands in both.
fn every_second(samples: &[Sample], half: usize) -> Vec<Sample> {
    const BLOCK: usize = 200;
    samples.chunks(BLOCK).skip(half).step_by(2).flatten().cloned().collect()
}

/// A stretch of a text with what is around it.
#[must_use]
pub(crate) fn words_around(text: &str, start: usize, end: usize) -> String {
    const WIDTH: usize = 90;
    let (before, rest) = text.split_at(start);
    let (words, behind) = rest.split_at(end - start);
    let before: Vec<char> = before.chars().rev().take(WIDTH).collect();
    let behind: String = behind.chars().take(WIDTH).collect();
    let all: String = before.iter().rev().collect::<String>() + "⟦" + words + "⟧" + &behind;
    all.replace('\n', "⏎")
}
