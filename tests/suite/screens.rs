//! Whole screens.
use crate::reader::Reader;

#[test]
fn tmp_print() {
    let text = std::fs::read_to_string(std::env::var("ART").unwrap()).unwrap();
    let size = std::env::var("SIZE").unwrap();
    let (c, r) = size.split_once('x').unwrap();
    let mut reader = Reader::new(&[&text], (c.parse().unwrap(), r.parse().unwrap()));
    if let Ok(keys) = std::env::var("KEYS") {
        reader.press(&keys);
    }
    println!("{}", reader.screen());
}
