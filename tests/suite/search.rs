//! The quality of the search, measured on queries written before the keywords, and its promises on random ones.

use std::fmt::Write as _;

use faceki_console::catalogue::Catalogue;
use faceki_console::search::Index;

struct Question {
    query: String,
    codes: Vec<i64>,
    rank: usize,
    why: String,
}

fn questions() -> Vec<Question> {
    let text = include_str!("../queries.tsv");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines
        .map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            let [query, codes, rank, why] = parts[..] else { panic!("four columns: {line}") };
            let codes = if codes == "-" {
                Vec::new()
            } else {
                codes.split(',').map(|code| code.parse().unwrap()).collect()
            };
            Question { query: query.to_owned(), codes, rank: rank.parse().unwrap(), why: why.to_owned() }
        })
        .collect()
}

#[test]
fn the_right_code_stands_where_it_belongs() {
    let index = Index::new(&Catalogue::built_in());
    let (mut core, mut first, mut third, mut in_rank, mut reciprocal, mut noisy, mut negatives) =
        (0, 0, 0, 0, 0.0, 0, 0);
    let mut misses = String::new();
    for question in questions() {
        let hits = index.search(&question.query).hits;
        let found: Vec<i64> = hits.iter().map(|hit| hit.code).collect();
        let place = found.iter().position(|code| question.codes.contains(code)).map(|place| place + 1);
        let shown = &hits[..hits.len().min(4)];
        let shown: Vec<String> = shown
            .iter()
            .map(|hit| format!("{} {:?} {:?}", hit.code, hit.tier, hit.matched.as_ref().map(|m| &m.1)))
            .collect();
        if question.codes.is_empty() {
            negatives += 1;
            if !found.is_empty() {
                noisy += 1;
                writeln!(misses, "noise  {:?} ({}): {shown:?}", question.query, question.why).unwrap();
            }
            continue;
        }
        core += 1;
        first += usize::from(place == Some(1));
        third += usize::from(place.is_some_and(|place| place <= 3));
        reciprocal += place.map_or(0.0, |place| 1.0 / place as f64);
        if place.is_some_and(|place| place <= question.rank) {
            in_rank += 1;
        } else {
            writeln!(
                misses,
                "missed {:?} {:?} at {place:?} ({}): {shown:?}",
                question.query, question.codes, question.why
            )
            .unwrap();
        }
    }
    let share = |part: usize| 100.0 * part as f64 / core as f64;
    println!(
        "{core} core queries: in rank {:.1} %, top 1 {:.1} %, top 3 {:.1} %, mean reciprocal rank {:.3}; {noisy} of {negatives} negatives answered",
        share(in_rank),
        share(first),
        share(third),
        reciprocal / core as f64
    );
    println!("{misses}");
    assert!(core >= 300 && negatives >= 60, "{core} core queries, {negatives} negatives");
    assert!(share(in_rank) >= 97.0, "{misses}");
    assert!(noisy * 100 <= negatives * 5, "{misses}");
}
