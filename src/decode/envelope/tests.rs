//! One line a shape: what it takes and, just beside it, what it leaves.

use super::lexicon::Lexicon;
use super::view::{Origin, Sight, View};
use super::{Rank, SHAPES, recognise};
use crate::catalogue::Catalogue;
use crate::decode::read::read;
use crate::decode::{Envelope, decode};

fn shape(json: &str) -> Option<(usize, Rank)> {
    let catalogue = Catalogue::built_in();
    let lexicon = Lexicon::of(&catalogue);
    let reading = read(json);
    let origin = Origin { json: true, bare: false, cut: false, supplier: false };
    let view = View::of(&reading.pieces[0].root, origin).unwrap();
    let shape = recognise(&Sight { view, lexicon: &lexicon, under: None })?;
    let at = SHAPES.iter().position(|other| std::ptr::eq(other, shape))?;
    Some((at, shape.rank))
}

/// In the order of the table: a record of the shape, and one that misses it.
const EXAMPLES: [(&str, &str); 19] = [
    (r#"{"status":true,"code":5004}"#, r#"{"status":true,"port":5004}"#),
    (r#"{"status":false,"statusCode":422}"#, r#"{"statusText":"x","statusCode":200}"#),
    (r#"{"responseCode":8006}"#, r#"{"responseCode":500,"method":"GET"}"#),
    (r#"{"fullName":"x","status":"DECLINED"}"#, r#"{"fullName":"x","status":"ACTIVE"}"#),
    (r#"{"decision":"DECLINED"}"#, r#"{"decision":"to go left"}"#),
    (r#"{"logedIn":false}"#, r#"{"loggedIn":false}"#),
    (r#"{"access_token":"t","expires_in":3600}"#, r#"{"access_token":"t"}"#),
    (
        r#"{"workflowId":"w","documents":[],"ocr_only":false,"liveness_type":"t"}"#,
        r#"{"workflowId":"w","documents":[]}"#,
    ),
    (r#"{"verification":{"passed":true}}"#, r#"{"verification":{"door":true}}"#),
    (r#"{"code":8006,"message":"x"}"#, r#"{"code":8006,"city":"x"}"#),
    (r#"{"quality":"120","liveness":{"livenessScore":0.9}}"#, r#"{"quality":"120"}"#),
    (r#"{"score":0.9,"quality":0.9,"probability":0.9}"#, r#"{"score":0.9,"probability":0.9}"#),
    (r#"{"clientSecret":"","message":"x"}"#, r#"{"clientId":"a","clientSecret":"b"}"#),
    (r#"{"status":"SUCCESS","data":{}}"#, r#"{"status":"SUCCESS","data":{"order":8006}}"#),
    (
        r#"{"status":502,"statusText":"Bad Gateway","headers":{}}"#,
        r#"{"status":502,"method":"GET","path":"/"}"#,
    ),
    (r#"{"status":5004,"data":"x"}"#, r#"{"status":5004,"data":"x","path":"/"}"#),
    (r#"{"statusCode":500,"message":"x"}"#, r#"{"statusCode":500}"#),
    (r#"{"error":"x","message":"y"}"#, r#"{"error":"x","message":"y","row":1}"#),
    (r#"{"message":"Unauthorized"}"#, r#"{"message":"hello","from":"x"}"#),
];

#[test]
fn every_shape_takes_its_own_and_leaves_its_neighbour() {
    assert_eq!(EXAMPLES.len(), SHAPES.len());
    for (at, (own, other)) in EXAMPLES.iter().enumerate() {
        assert_eq!(shape(own).map(|(found, _)| found), Some(at), "{own}");
        assert_ne!(shape(other).map(|(found, _)| found), Some(at), "{other}");
    }
}

#[test]
fn shells_are_tried_last() {
    let ranks: Vec<Rank> = SHAPES.iter().map(|shape| shape.rank).collect();
    let first_shell = ranks.iter().position(|rank| *rank == Rank::Shell).unwrap();
    assert!(ranks[first_shell..].iter().all(|rank| *rank == Rank::Shell));
}

#[test]
fn a_reply_tells_which_call_it_answers() {
    let catalogue = Catalogue::built_in();
    for (json, envelope) in [
        (r#"{"responseCode":0,"data":{"access_token":"tok","expires_in":1}}"#, Envelope::Token),
        (r#"{"responseCode":0,"data":"l-1","url":"u"}"#, Envelope::Link),
        (r#"{"status":true,"code":200,"result":{"decision":"ACCEPTED"}}"#, Envelope::V3Verification),
        (r#"{"status":true,"code":200,"result":[]}"#, Envelope::V3Records),
        (r#"{"status":true,"code":200,"result":{"documents":[],"ocr_only":false}}"#, Envelope::V3Rules),
        (r#"{"status":true,"code":200,"result":{"livenessScore":0.9}}"#, Envelope::V3Analysis),
        (r#"{"responseCode":0,"data":[]}"#, Envelope::V2Records),
        (r#"{"responseCode":0,"data":{"validAge":18,"allowedCountries":[]}}"#, Envelope::V2Rules),
        (r#"{"responseCode":0,"data":{"face_verified":true}}"#, Envelope::V2FaceCheck),
        (r#"{"responseCode":0,"data":{"logedIn":true}}"#, Envelope::Biometrics),
        (r#"{"responseCode":0,"data":{"face":{"isIdentical":true}}}"#, Envelope::V2Verification),
    ] {
        let decoded = decode(json.as_bytes(), &catalogue);
        assert_eq!(decoded.replies.first().map(|reply| reply.envelope), Some(envelope), "{json}");
    }
}

#[test]
fn what_stands_beside_an_answer_is_no_answer() {
    let codes = |json: &str| {
        let decoded = decode(json.as_bytes(), &Catalogue::built_in());
        decoded
            .replies
            .iter()
            .flat_map(|reply| reply.codes.iter().filter_map(|code| code.code))
            .collect::<Vec<_>>()
    };
    let reply = r#"{"status":false,"code":5005,"message":"x","appVersion":"v3.0.0","result":null}"#;
    assert_eq!(codes(&format!(r#"{{"data":{{"verify":{reply}}},"extensions":{{"code":8006}}}}"#)), [5005]);
    assert_eq!(codes(&format!(r#"{{"meta":{{"code":8006,"message":"x"}},"response":{reply}}}"#)), [5005]);
    let log = format!(r#"{{"message":"x","level":400,"code":5004,"context":{reply}}}"#);
    assert_eq!(codes(&log), [5005]);
    assert_eq!(codes(r#"{"errors":[{"message":"x","extensions":{"code":8006}}]}"#), [8006]);
}

#[test]
fn a_record_is_found_where_its_brackets_were_lost() {
    let json = r#"{"status":true,"code":200,"result":[{"document_data":[{"age":"41","passed":true,
        "verification_summary":{"face_verified":false,"decision":"DECLINED","errorCodes":[8006,"face_id":"f""#;
    let decoded = decode(json.as_bytes(), &Catalogue::built_in());
    let [reply] = decoded.replies.as_slice() else { panic!("{decoded:?}") };
    assert_eq!(reply.outcome, crate::decode::Outcome::Declined);
    assert_eq!(reply.codes.iter().filter_map(|code| code.code).collect::<Vec<_>>(), [8006]);
    assert_eq!(reply.failed_checks, ["verification_summary.face_verified"]);
}

#[test]
fn a_broken_number_is_no_code_and_its_reply_is_one() {
    let decoded = decode(br#"{"status":false,"code":8006.5,"message":"x"}"#, &Catalogue::built_in());
    let [reply] = decoded.replies.as_slice() else { panic!("{decoded:?}") };
    assert_eq!((reply.outcome, reply.codes.len()), (crate::decode::Outcome::Unclear, 0));
}

#[test]
fn a_code_misread_from_a_picture_is_said_and_not_guessed() {
    for code in [r#""8OO6""#, "8OO6", r#""50l2""#] {
        let json = format!(r#"{{"status": false, "code": {code}, "message": "x"}}"#);
        let decoded = decode(json.as_bytes(), &Catalogue::built_in());
        let [reply] = decoded.replies.as_slice() else { panic!("{json}") };
        assert_eq!((reply.outcome, reply.codes.len()), (crate::decode::Outcome::Unclear, 0), "{json}");
        assert!(reply.findings.iter().any(|finding| finding.text.contains("letters stand")), "{json}");
    }
    let decoded = decode(br#"{"status": true, "code": "8OO9", "message": "x"}"#, &Catalogue::built_in());
    assert!(decoded.replies.iter().all(|reply| reply.codes.is_empty()));
    assert!(decode(br#"{"status": true, "code": "SOLO"}"#, &Catalogue::built_in()).replies.is_empty());
}
