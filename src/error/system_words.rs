//! An error of the system -> its words, without the number of the error and the name of a temporary file.

use std::io;

/// What the system says of an error, without the number that it has for it.
#[must_use]
pub fn system_words(error: &io::Error) -> String {
    let words = error.to_string();
    match words.split_once(" (os error ") {
        // After the number comes the name of a temporary file, if the error is about one.
        Some((said, _)) => said.to_owned(),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_and_no_temporary_file_is_named() {
        let format = io::Error::from_raw_os_error(8);
        assert_eq!(format!("{} (os error 8)", system_words(&format)), format.to_string());
        let nowhere = tempfile::NamedTempFile::new_in("no-such-folder").map(drop).unwrap_err();
        assert!(nowhere.to_string().contains("no-such-folder"), "{nowhere}");
        assert_eq!(system_words(&nowhere), "No such file or directory");
        assert_eq!(system_words(&io::Error::other("the pipe is full")), "the pipe is full");
    }
}
