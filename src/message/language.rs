//! Which language a word means: a tag that messages exist in, or what somebody who wrote "french" was looking for.

use super::languages;
use crate::catalogue::{Catalogue, is_language};
use crate::fault::nearest;

/// Languages that customers are likely to be written to in: tag (ISO 639-1), name in English, own name.
const NAMES: [(&str, &str, &str); 40] = [
    ("am", "Amharic", "አማርኛ"),
    ("ar", "Arabic", "العربية"),
    ("bg", "Bulgarian", "Български"),
    ("bn", "Bengali", "বাংলা"),
    ("cs", "Czech", "Čeština"),
    ("da", "Danish", "Dansk"),
    ("de", "German", "Deutsch"),
    ("el", "Greek", "Ελληνικά"),
    ("en", "English", "English"),
    ("es", "Spanish", "Español"),
    ("fa", "Persian", "فارسی"),
    ("fi", "Finnish", "Suomi"),
    ("fil", "Filipino", "Filipino"),
    ("fr", "French", "Français"),
    ("he", "Hebrew", "עברית"),
    ("hi", "Hindi", "हिन्दी"),
    ("hu", "Hungarian", "Magyar"),
    ("id", "Indonesian", "Bahasa Indonesia"),
    ("it", "Italian", "Italiano"),
    ("ja", "Japanese", "日本語"),
    ("ko", "Korean", "한국어"),
    ("ku", "Kurdish", "Kurdî"),
    ("ms", "Malay", "Bahasa Melayu"),
    ("nl", "Dutch", "Nederlands"),
    ("no", "Norwegian", "Norsk"),
    ("pl", "Polish", "Polski"),
    ("pt", "Portuguese", "Português"),
    ("ro", "Romanian", "Română"),
    ("ru", "Russian", "Русский"),
    ("so", "Somali", "Soomaali"),
    ("sv", "Swedish", "Svenska"),
    ("sw", "Swahili", "Kiswahili"),
    ("ta", "Tamil", "தமிழ்"),
    ("te", "Telugu", "తెలుగు"),
    ("th", "Thai", "ไทย"),
    ("tr", "Turkish", "Türkçe"),
    ("uk", "Ukrainian", "Українська"),
    ("ur", "Urdu", "اردو"),
    ("vi", "Vietnamese", "Tiếng Việt"),
    ("zh", "Chinese", "中文"),
];

/// The known language that a request means: `fr_CA.UTF-8` is `fr` when there is no `fr-CA`.
pub(crate) fn known(catalogue: &Catalogue, asked: &str) -> Option<String> {
    let asked = tidy(asked);
    let known = languages(catalogue);
    let find = |wanted: &str| known.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(wanted));
    find(&asked).or_else(|| find(main(&asked))).map(|(tag, _)| tag.clone())
}

/// What to ask for instead of a language that has no messages: the nearest that has, or all of them.
pub(crate) fn instead(catalogue: &Catalogue, asked: &str) -> String {
    let known = languages(catalogue);
    let names = known.iter().map(|(tag, own)| {
        let english = NAMES.iter().find(|(other, ..)| *other == main(tag)).map_or("", |(_, name, _)| name);
        (tag.as_str(), english, own.as_str())
    });
    let names: Vec<(&str, &str, &str)> = names.collect();
    match among(&names, asked) {
        Some(tag) => format!("Did you mean \"{tag}\"?"),
        None => {
            let tags: Vec<&str> = names.iter().map(|(tag, ..)| *tag).take(LISTED).collect();
            let more = if names.len() > LISTED { " and more" } else { "" };
            format!("There are: {}{more}.", tags.join(", "))
        }
    }
}

/// How many languages are said when none is near.
const LISTED: usize = 12;

/// The tag that a word was most likely meant to be, whether messages in that language exist or not.
pub(crate) fn nearest_tag(word: &str) -> Option<String> {
    let tidy = tidy(word);
    if is_language(&tidy) && tidy != word && !is_misnamed(&tidy) {
        return Some(tidy);
    }
    among(&NAMES, word).map(str::to_owned)
}

/// Whether something that could be a tag is a name in short rather than one: `eng`, `fre`, `sp`.
pub(crate) fn is_misnamed(tag: &str) -> bool {
    NAMES.iter().all(|(known, ..)| *known != main(tag)) && among(&NAMES, main(tag)).is_some()
}

/// A tag in the usual spelling: `PT_br.UTF-8` is `pt-BR`.
fn tidy(word: &str) -> String {
    let word = word.trim().split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let mut parts = word.split('-').filter(|part| !part.is_empty());
    let mut tidy = parts.next().unwrap_or_default().to_lowercase();
    for part in parts {
        tidy.push('-');
        tidy.push_str(&if part.len() == 2 { part.to_uppercase() } else { part.to_owned() });
    }
    tidy
}

fn main(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The one language whose name is `word`, begins with it, or is a slip away from it.
fn among<'a>(languages: &[(&'a str, &'a str, &'a str)], word: &str) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    // A tag that exists is no beginning of a name: `de` is not "Deutsch" written short, and neither is `it`.
    let is_tag = NAMES.iter().any(|(tag, ..)| *tag == main(&word.replace('_', "-")));
    if is_tag || word.chars().count() < 2 {
        return None;
    }
    let of = |tag: &'a str, name: &'a str| (name.to_lowercase(), tag);
    let names: Vec<(String, &str)> = languages
        .iter()
        .flat_map(|(tag, english, own)| [of(tag, english), of(tag, own)])
        .filter(|(name, _)| !name.is_empty())
        .collect();
    let mut begun: Vec<&str> =
        names.iter().filter(|(name, _)| name.starts_with(&word)).map(|(_, tag)| *tag).collect();
    begun.dedup();
    if let [only] = begun.as_slice() {
        return Some(*only);
    }
    // In three letters any one of them could be wrong.
    let long = word.chars().count() > 3;
    let near = long.then(|| nearest(&word, names.iter().map(|(name, _)| name.as_str()))).flatten()?;
    names.iter().find(|(name, _)| name == near).map(|(_, tag)| *tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_tags_in_order_and_english() {
        assert!(NAMES.iter().any(|(tag, ..)| *tag == "en"));
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0) && NAMES.iter().all(|(tag, ..)| is_language(tag)));
    }

    #[test]
    fn a_request_is_known_by_its_tag_in_any_dress() {
        let catalogue = Catalogue::built_in();
        for (asked, tag) in [
            ("fr", Some("fr")),
            ("FR_ca.UTF-8", Some("fr")),
            (" es-419 ", Some("es")),
            ("ar-EG", Some("ar")),
            ("en@euro", Some("en")),
            ("french", None),
            ("fre", None),
            ("pt_BR", None),
            ("zz", None),
            ("", None),
        ] {
            assert_eq!(known(&catalogue, asked).as_deref(), tag, "{asked}");
        }
    }

    #[test]
    fn a_name_or_a_slip_is_answered_with_its_tag_and_anything_else_with_all() {
        let catalogue = Catalogue::built_in();
        for (asked, tag) in [
            ("english", "en"),
            ("Englisch", "en"),
            ("eng", "en"),
            ("fre", "fr"),
            ("fra", "fr"),
            ("francais", "fr"),
            ("Frnech", "fr"),
            ("sp", "es"),
            ("spa", "es"),
            ("espanol", "es"),
            ("ara", "ar"),
            ("العربية", "ar"),
        ] {
            assert_eq!(instead(&catalogue, asked), format!("Did you mean \"{tag}\"?"), "{asked}");
        }
        for asked in ["selfy", "zz", "de", "pt_BR", "it", "e", "", "\u{1b}[31m", "german", "de-AT"] {
            assert_eq!(instead(&catalogue, asked), "There are: en, ar, es, fr.", "{asked}");
        }
    }

    #[test]
    fn any_language_has_a_nearest_tag_in_a_file() {
        for (word, tag) in [
            ("English", Some("en")),
            ("EN", Some("en")),
            ("pt_BR", Some("pt-BR")),
            ("PT-br", Some("pt-BR")),
            ("fr-", Some("fr")),
            ("German", Some("de")),
            ("deutsch", Some("de")),
            ("ger", Some("de")),
            ("fre", Some("fr")),
            ("Portugese", Some("pt")),
            ("selfy", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest_tag(word).as_deref(), tag, "{word}");
        }
        for (tag, misnamed) in
            [("fre", true), ("eng", true), ("sp", true), ("de", false), ("sl", false), ("ckb", false)]
        {
            assert_eq!(is_misnamed(tag), misnamed, "{tag}");
        }
    }
}
