use super::*;

fn customer(lang: &str, text: &str) -> String {
    faults(lang, Audience::Customer, text).join("; ")
}

#[test]
fn a_good_message_has_no_fault() {
    let good = "Hello Ana,\n\nYour face was too close to the camera.\n\nHold the phone farther away. Then try again \
                here: https://a.test/8006\n\nIf it still fails after three tries, please contact us.";
    assert_eq!(customer("en", good), "");
}

#[test]
fn every_rule_finds_its_fault() {
    let table = [
        ("en", "", "empty"),
        ("en", "Try again. ", "blank"),
        ("en", "Try  again.", "double"),
        ("en", "Try {nmae} again.", "brace"),
        ("en", "Try again\u{200f}.", "invisible"),
        ("en", "Try again!", "exclamation"),
        ("en", "Try again \u{1f600}.", "emoji"),
        ("en", "Try again , now.", "stray"),
        ("en", "Hello,\n\nTry again,", "middle"),
        ("en", "Try AGAIN now.", "capitals: AGAIN"),
        ("en", "This is 8006.", "code number"),
        ("en", "Sorry, we are sorry.", "apologies"),
        ("en", "The workflow stopped.", "workflow"),
        ("en", "The wallet is empty.", "wallet"),
        ("en", "This looks suspicious.", "suspicious"),
        ("en", "Your age is too low.", "age"),
        ("en", "You will get a refund.", "refund"),
        ("fr", "C'est une fraude.", "fraude"),
        ("fr", "Vérifiez l'âge.", "âge"),
        ("es", "Parece falso.", "falso"),
        ("es", "Su KYC no funciona.", "kyc"),
        ("ar", "هذه محاولة احتيال.", "احتيال"),
        ("xx", "liveness", "liveness"),
    ];
    for (lang, text, part) in table {
        let found = customer(lang, text);
        assert!(found.contains(part), "{lang} {text:?}: {found}");
    }
    let long = "word ".repeat(19);
    assert!(customer("es", long.trim()).contains("a sentence of 19 words"));
    let wordy = "A word. ".repeat(31);
    assert!(customer("es", wordy.trim()).contains("62 words"));
    let hard = "Insufficient illumination necessitates photographic resubmission.";
    assert!(customer("en", &format!("{hard} {hard}")).contains("school grade"));
}

/// What the rules forbid, in the words that somebody would use for it in each language.
#[test]
fn what_is_forbidden_is_forbidden_in_every_language() {
    let table: [(&str, &str); 4] = [
        (
            "en",
            "8006 5008 FACE_NOT_FOUND code codes API workflow rule rules wallet credit score threshold field portal \
             HTTP liveness biometric KYC OCR fraud fraudulent fake spoof spoofing suspicion suspicious sanctions \
             screening report forged detected age underage origin nationality guarantee refund minutes approved \
             password email",
        ),
        (
            "fr",
            "8006 5008 FACE_NOT_FOUND code codes API workflow règle règles portefeuille crédit score seuil champ \
             portail HTTP liveness biométrique biométrie KYC OCR fraude frauduleux faux fausse falsifié usurpation \
             suspect suspicion soupçon sanctions filtrage criblage rapport signalement détecté âge l’âge origine \
             nationalité garantie remboursement minutes approuvé courriel",
        ),
        (
            "es",
            "8006 5008 FACE_NOT_FOUND código códigos API workflow regla reglas billetera monedero crédito puntuación \
             umbral campo portal HTTP liveness biométrico biometría KYC OCR fraude fraudulento falso falsa falsificado \
             suplantación sospecha sospechoso sanciones cribado informe reporte detectado edad origen nacionalidad \
             garantía reembolso minutos aprobado contraseña",
        ),
        (
            "ar",
            "8006 ٨٠٠٦ ۵۰۰۸ FACE_NOT_FOUND رمز الرمز رموز API workflow قاعدة القواعد المحفظة محفظتك الرصيد ائتمان درجة العتبة \
             الحقل الحقول البوابة HTTP liveness البيومترية الحيوية KYC OCR احتيال الاحتيال إحتيال احتِيال مزوّرة مزورة تزوير \
             مزيف انتحال مشبوه اشتباه شبهة عقوبات العقوبات الفرز تقرير التقرير بلاغ عمرك العمر جنسيتك الجنسية نضمن استرداد \
             دقائق بريد",
        ),
    ];
    for (lang, words) in table {
        let passes = |word: &&str| customer(lang, &format!("Ana {word} Ana.")).is_empty();
        let missed: Vec<&str> = words.split_whitespace().filter(passes).collect();
        assert!(missed.is_empty(), "{lang}: {missed:?}");
        let sorry = [("en", "sorry"), ("fr", "désolés"), ("es", "disculpe"), ("ar", "نعتذر")];
        for (_, word) in sorry.into_iter().filter(|(tag, _)| *tag == lang) {
            assert_eq!(customer(lang, &format!("Ana {word}.")), "", "{lang}: one is allowed");
            assert!(customer(lang, &format!("Ana {word}. Ana {word}.")).contains("2 apologies"), "{lang}");
        }
    }
}

#[test]
fn a_business_may_read_what_a_customer_may_not() {
    let text = "Faceki code 5003 NOT_ENOUGH_WALLET_CREDIT\n\nAdd credit to the wallet.";
    assert!(faults("en", Audience::Business, text).is_empty());
    assert!(!faults("en", Audience::Customer, text).is_empty());
}
