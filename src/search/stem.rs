//! Simple plural and tense endings, British and American spelling: one form for all of them.

/// The form that a word shares with its plural, its tenses and its other spelling. Not a word that anybody reads.
///
/// Words that are short, foreign or hold digits stay as they are.
pub(super) fn stem(word: &str) -> String {
    let mut form = word.to_owned();
    if form.len() < 4 || !form.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return form;
    }
    cut_plural(&mut form);
    cut_tense(&mut form);
    one_spelling(&mut form);
    if form.len() > 3 && form.ends_with('e') {
        form.pop();
    }
    if form.len() > 3 && form.ends_with('y') {
        form.pop();
        form.push('i');
    }
    form
}

fn cut_plural(form: &mut String) {
    let drop = if form.ends_with("ies") && form.len() > 4 {
        replace_end(form, 3, "y");
        return;
    } else if ["sses", "shes", "ches", "xes"].iter().any(|end| form.ends_with(end)) {
        2
    } else if form.ends_with('s') && !["ss", "us", "is"].iter().any(|end| form.ends_with(end)) {
        1
    } else {
        0
    };
    form.truncate(form.len() - drop);
}

fn cut_tense(form: &mut String) {
    if form.ends_with("ied") && form.len() > 4 {
        replace_end(form, 3, "y");
        return;
    }
    let drop = if form.ends_with("ing") {
        3
    } else if form.ends_with("ed") {
        2
    } else {
        return;
    };
    let root = form.get(..form.len() - drop).unwrap_or_default();
    if root.len() < 3 || !root.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return;
    }
    form.truncate(form.len() - drop);
    let mut last = form.bytes().rev();
    // `cropped` and `cancelled` doubled their consonant; `missed` and `filled` own theirs, and lose it on both sides.
    if let (Some(end), Some(before)) = (last.next(), last.next())
        && end == before
        && !b"aeiou".contains(&end)
    {
        form.pop();
    }
}

fn one_spelling(form: &mut String) {
    for (american, british) in
        [("ization", "isation"), ("iz", "is"), ("ize", "ise"), ("yz", "ys"), ("yze", "yse"), ("ense", "ence")]
    {
        if form.ends_with(american) && form.len() > american.len() + 2 {
            replace_end(form, american.len(), british);
            return;
        }
    }
    if form.ends_with("our") && form.len() > 5 {
        replace_end(form, 3, "or");
    } else if form.ends_with("tre") && form.len() > 5 {
        replace_end(form, 3, "ter");
    } else if form.ends_with("ll") || form.ends_with("ss") {
        // `fill` and `filled`, `miss` and `missed` must meet.
        form.pop();
    }
}

fn replace_end(form: &mut String, drop: usize, with: &str) {
    form.truncate(form.len().saturating_sub(drop));
    form.push_str(with);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_meet() {
        let families: [&[&str]; 18] = [
            &["document", "documents"],
            &["expire", "expired", "expires", "expiring"],
            &["crop", "cropped", "cropping", "crops"],
            &["recognise", "recognised", "recognize", "recognized", "recognizing"],
            &["licence", "license", "licences", "licenses"],
            &["colour", "color", "colours", "coloured", "colored"],
            &["centre", "center", "centres"],
            &["authorisation", "authorization"],
            &["unauthorised", "unauthorized"],
            &["country", "countries"],
            &["verify", "verified", "verifies", "verifying"],
            &["miss", "missed", "missing", "misses"],
            &["close", "closed", "closing"],
            &["mismatch", "mismatches", "mismatched"],
            &["fill", "filled", "filling"],
            &["fail", "failed", "failing", "fails"],
            &["cancelled", "canceled", "cancel"],
            &["retry", "retries", "retried"],
        ];
        for family in families {
            let first = stem(family[0]);
            for word in family {
                assert_eq!(stem(word), first, "{word}");
            }
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in [
            ("expiry", "expired"),
            ("liveness", "live"),
            ("match", "mismatch"),
            ("address", "add"),
            ("red", "re"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
