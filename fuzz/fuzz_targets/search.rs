//! Any query after any other: the same order, ranked, with positions that name letters of the entry.
#![no_main]

use std::sync::LazyLock;

use faceki_console::catalogue::Catalogue;
use faceki_console::search::Index;
use libfuzzer_sys::fuzz_target;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::built_in);
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&CATALOGUE));

fuzz_target!(|queries: (&str, &str)| {
    let (query, other) = queries;
    let first = INDEX.search(query);
    INDEX.search(other);
    assert_eq!(INDEX.search(query), first, "what was asked before changes the answer");
    assert!(first.hits.is_sorted_by(|one, next| one.score >= next.score), "not ranked");
    for hit in &first.hits {
        let entry = CATALOGUE.get(hit.code).expect("a hit that no catalogue lists");
        let inside = |positions: &[usize], text: &str| {
            positions.is_sorted() && positions.last().is_none_or(|last| *last < text.chars().count())
        };
        assert!(inside(&hit.name_positions, &entry.name), "a position outside the name");
        assert!(inside(&hit.title_positions, &entry.title), "a position outside the title");
        assert!(inside(&hit.code_positions, &hit.code.to_string()), "a position outside the number");
    }
});
