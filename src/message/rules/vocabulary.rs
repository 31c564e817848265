//! Words that a customer message must not hold, per language, each with the reason.
//!
//! A plain word matches whole words, `stem*` matches beginnings, `~part` matches anywhere (Arabic writes articles and
//! prepositions onto the word). Words are compared in lower case.

use super::main;
use super::readability::words;

struct Vocabulary {
    /// How the machine works: means nothing to the person, or worries them.
    internals: &'static str,
    /// A hint at what was detected, or at screening: unfair to honest people, useful to others, and for screening
    /// an offence.
    hints: &'static str,
    /// Blame, or a guess at who the person is.
    blame: &'static str,
    /// What the agent cannot keep, or must not ask for.
    promises: &'static str,
    /// At most one of these.
    sorry: &'static str,
}

/// The forbidden words of `text`, each as a sentence.
pub(super) fn forbidden(lang: &str, text: &str) -> Vec<String> {
    let own = match main(lang).as_str() {
        "en" => &ENGLISH,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "ar" => &ARABIC,
        _ => &ANY,
    };
    let mut faults = Vec::new();
    let groups = [
        ("how it works inside", own.internals),
        ("how it works inside", ANY.internals),
        ("a hint at what was found", own.hints),
        ("blame, or a guess at the person", own.blame),
        ("a promise or a request that does not belong here", own.promises),
    ];
    let words: Vec<String> = words(text).filter(|word| !word.contains("://")).map(bare).collect();
    for (reason, patterns) in groups {
        for word in &words {
            if patterns.split_whitespace().any(|pattern| matches(pattern, word)) {
                faults.push(format!("\"{word}\": {reason}"));
            }
        }
    }
    let sorry = words
        .iter()
        .filter(|word| own.sorry.split_whitespace().any(|pattern| matches(pattern, word)))
        .count();
    if sorry > 1 {
        faults.push(format!("{sorry} apologies; at most one"));
    }
    faults.dedup();
    faults
}

fn bare(word: &str) -> String {
    fold(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'"))
}

/// Arabic is written with or without its vowel signs, and with more than one spelling of alef, ha and ya.
fn fold(word: &str) -> String {
    let letters = word.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{640}' | '\u{670}'));
    letters
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ة' => 'ه',
            'ى' => 'ي',
            other => other,
        })
        .collect()
}

fn matches(pattern: &str, word: &str) -> bool {
    // French writes an article onto the word: "l'âge".
    let behind_article = word.split_once('\'').map_or(word, |(_, rest)| rest);
    if let Some(part) = pattern.strip_prefix('~') {
        // "محفظة" is written "محفظتك" when it is yours.
        let bound = part.strip_suffix('ة').is_some_and(|stem| word.contains(&format!("{}ت", fold(stem))));
        return bound || word.contains(&fold(part));
    }
    match pattern.strip_suffix('*') {
        Some(stem) => word.starts_with(stem) || behind_article.starts_with(stem),
        None => word == pattern || behind_article == pattern,
    }
}

/// Latin abbreviations and names that no language translates.
const ANY: Vocabulary = Vocabulary {
    internals: "api apis http https kyc ekyc ocr aml sdk json faceki faceki's workflow* webhook* token* \
        liveness backend",
    hints: "",
    blame: "",
    promises: "",
    sorry: "",
};

const ENGLISH: Vocabulary = Vocabulary {
    internals: "rule rules wallet* credit* score* threshold* field fields portal* biometric* code codes \
        error* server* database* configur* setting* balance payment* money budget parameter* \
        endpoint* algorithm* developer*",
    hints: "fraud* fake* spoof* suspici* suspect* impersonat* scam* sanction* screening report* forg* tamper* manipulat* \
        counterfeit* imposter* impostor* blacklist* watchlist* laundering terror* crim* police \
        detect* deepfake* mismatch* genuine authentic* politically compliance",
    blame: "fault cheat* lie lying careless* wrongly refuse* blame* age aged older younger underage \
        minor race ethnic* nationality gender skin disab* illness origin",
    promises: "guarantee* promise* refund* approved definitely certainly minutes hours days password* \
        e-mail* email* immediately soon tomorrow",
    sorry: "sorry apolog* regret*",
};

const FRENCH: Vocabulary = Vocabulary {
    internals: "règle règles portefeuille* crédit* score* seuil* champ champs portail* biométri* code codes \
        erreur* serveur* configur* réglage* paramètre* flux vivant solde* paiement* argent vivacité développeu* \
        algorithme*",
    hints: "fraud* faux fausse* faussair* falsifi* contrefai* leurre* arnaque* usurp* suspect* suspici* soupçon* sanction* filtrage \
        criblage rapport* signalement* blanchiment terroris* crimin* police détect* imposteur* \
        authenti* truqu*",
    blame: "faute* trich* mensonge* menti* menteu* refusé* âge âgé* mineur* race ethni* nationalité* \
        sexe genre peau handicap* maladie* origine*",
    promises: "garanti* prome* rembours* approuvé* certainement minutes heures jours e-mail* courriel* \
        immédiatement bientôt demain",
    sorry: "désolé* excus* regrett* pardon",
};

const SPANISH: Vocabulary = Vocabulary {
    internals: "regla reglas billetera* monedero* crédito* puntuación* umbral* campo campos portal* \
        biométri* biometr* código* error* servidor* configura* parámetro* saldo* pago pagos dinero \
        desarrollador* algoritmo* flujo* vitalidad vida cartera",
    hints: "fraud* fals* estaf* suplant* engañ* cribado filtrado sospech* sancion* informe* reporte* denuncia* blanqueo lavado \
        terroris* crimin* policía* detect* impostor* auténti* autenti* manipula*",
    blame: "culpa* mentir* mentira* trampa* rechaz* edad* menor menores raza* étni* nacionalidad* sexo \
        género piel discapaci* enfermedad* origen",
    promises: "garanti* garantí* promet* reembols* aprobad* seguramente minutos horas días contraseña* email* \
        inmediatamente pronto mañana",
    sorry: "siento disculp* perdón* lament*",
};

const ARABIC: Vocabulary = Vocabulary {
    internals: "سير ~قاعدة ~قواعد ~محفظة ~رصيد ~ائتمان ~عتبة ~حقل ~حقول ~درجة ~بوابة ~بيومتر ~حيوية ~رمز ~رموز ~خادم ~إعدادات ~دفع \
        ~أموال ~مطور ~خوارزم",
    hints: "~احتيال ~مزور ~مزوّر ~تزوير ~مزيف ~مزيّف ~زائف ~تزييف ~انتحال ~مشبوه ~اشتباه ~مشتبه ~عقوبات \
        ~تقرير ~تقارير ~بلاغ ~فرز ~غربلة ~خداع ~شبهة ~مشكوك ~غسل ~إرهاب ~جريمة ~شرطة ~اكتشاف ~تلاعب",
    blame: "~خطؤك ~خطأك ~كذب ~غش ~عمرك ~العمر ~السن ~قاصر ~عرق ~جنسية ~الجنس ~بشرة ~إعاقة ~مرض",
    promises: "~نضمن ~مضمون ~نعدك ~استرداد ~دقائق ~ساعات ~أيام ~بريد ~غدا ~فورا",
    sorry: "~آسف ~نأسف ~نعتذر ~عذرا ~معذرة",
};
