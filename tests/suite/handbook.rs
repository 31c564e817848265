//! The handbook as a browser sees it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::console::has;

fn handbook(arguments: &[&str]) -> (String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_faceki-console"))
        .args(["handbook", "--no-config"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success());
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn both_formats_hold_every_code_with_its_messages() {
    for format in ["md", "html"] {
        let (page, err) = handbook(&["--format", format]);
        assert_eq!(err, "");
        for code in [1, 400, 500, 5001, 5014, 8004, 8024] {
            assert_eq!(page.matches(&format!("id=\"code-{code}\"")).count(), 1, "{format} {code}");
            assert!(
                page.matches(&format!("#code-{code}\"")).count()
                    + page.matches(&format!("(#code-{code})")).count()
                    >= 1
            );
        }
        assert!(page.contains("We could not find your face"), "{format}");
    }
}

#[test]
fn messages_are_in_the_chosen_language_or_the_handbook_says_so() {
    let (page, err) = handbook(&["--format", "html", "--lang", "fr_CA"]);
    assert!(page.contains("<blockquote lang=\"fr\" dir=\"auto\">Votre selfie") && err.is_empty(), "{err}");
    let (page, err) = handbook(&["--lang", "x\u{1b}x"]);
    assert!(page.contains("We could not find your face") && !page.contains("There are no messages"));
    assert_eq!(
        err,
        "faceki-console: there are no messages in \"x␛x\"; the handbook's are in English. There are: en, ar, es, fr.\n"
    );
}

#[test]
fn an_overlay_is_in_the_handbook_and_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.json");
    let own = r#"{"entries":[{"code":91000,"name":"X","title":"</li><script>alert(1)</script>","links":["javascript:x"]}]}"#;
    std::fs::write(&file, own).unwrap();
    let (page, _) = handbook(&["--format", "html", "--catalogue", file.to_str().unwrap()]);
    assert!(
        page.contains("id=\"code-91000\"")
            && !page.contains("<script>alert")
            && !page.contains("href=\"javascript")
    );
    assert!(
        !page.contains("src=") && !page.contains("url(") && !page.contains("@import"),
        "it asks the network"
    );
}

/// The page after its script ran, and what the browser complained about.
fn browse(page: &Path, query: &str) -> (String, String) {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ])
        .args([
            "--disable-component-update",
            "--disable-sync",
            "--disable-extensions",
            "--enable-logging=stderr",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg("--dump-dom")
        .arg(format!("file://{}{query}", page.display()))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr)
        .lines()
        .filter(|line| line.contains("CONSOLE"))
        .collect::<Vec<_>>()
        .join("\n");
    (String::from_utf8_lossy(&output.stdout).into_owned(), complaints)
}

/// Without the browser the test says so and passes, in CI as well: it weighs more than everything else together.
#[test]
fn the_search_of_the_page_works_in_a_browser() {
    if std::env::var_os("CI").is_some() && !Path::new("/usr/bin/chromium").exists() {
        eprintln!("SKIPPED: chromium is not installed");
        return;
    }
    if !has("chromium") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("handbook.html");
    std::fs::write(&file, handbook(&["--format", "html"]).0).unwrap();
    for (query, shown) in [
        ("", 24),
        ("?q=8006", 0),
        ("?q=face", 0),
        ("?q=sunglasses", 0),
        ("?q=face%20not%20found", 0),
        ("?q=qqqqxxxx", 0),
    ] {
        let (page, complaints) = browse(&file, query);
        assert_eq!(complaints, "", "{query}");
        let articles: Vec<&str> = page.split("<article ").skip(1).collect();
        let visible =
            articles.iter().filter(|article| !article.split('>').next().unwrap().contains("hidden=\"\""));
        let visible: Vec<&str> = visible.map(|article| article.split('"').nth(1).unwrap()).collect();
        match query {
            "?q=face" => {
                assert!(visible.contains(&"code-8006") && !visible.contains(&"code-5003"), "{visible:?}");
            }
            "?q=8006" => assert!(visible.contains(&"code-8006") && visible.len() < 8, "{visible:?}"),
            "?q=sunglasses" => assert!(visible.contains(&"code-8009") && visible.len() < 8, "{visible:?}"),
            "?q=face%20not%20found" => assert!(visible.contains(&"code-8006"), "{visible:?}"),
            _ => assert_eq!(visible.len(), shown, "{query}"),
        }
        let said = if query == "?q=qqqqxxxx" { "No code matches." } else { " of 24 codes" };
        assert!(page.contains(said), "{query}");
    }
}
