//! Every kind of damage.

use super::check;

#[test]
fn cut_at_the_end() {
    check(&[
        (r#"{"status":false,"code":80"#, "{status=false code=?}~!"),
        (r#"{"status":false,"code":8006"#, "{status=false code=?}~!"),
        (r#"{"status":false,"code":8006,"#, "{status=false code=8006}~!"),
        (r#"{"status":false,"code":8006,"mess"#, "{status=false code=8006}~!"),
        (r#"{"status":false,"code":8006,"message":"Face n"#, "{status=false code=8006 message=?}~!"),
        (
            r#"{"status":true,"code":200,"result":{"decision":"DECLINED","errorCodes":[5005,80"#,
            r#"{status=true code=200 result={decision="DECLINED" errorCodes=[5005 ?]}}~!"#,
        ),
        (r#"{"code":8006,"message":"a\u00"#, "{code=8006 message=?}~!"),
        (r#"{"code":8006,"result":"#, "{code=8006 result=?}~!"),
        (r#"{"code":80...}"#, "{code=?}~"),
        (r#"{"code":80…"#, "{code=?}~!"),
        (r#"{"code":8006, ..."#, "{code=8006}~!"),
        (r#"{"log":"{\"code\":8006,\"mess"#, "{log=<{code=8006}>}~!"),
    ]);
}

#[test]
fn cut_at_the_start() {
    check(&[
        (r#""code":8006,"message":"no face"}"#, r#"{code=8006 message="no face"}~"#),
        (r#"de":8006,"message":"no face","result":null}"#, r#"{de=8006 message="no face" result=null}~"#),
        (r#"06,"message":"no face"}"#, r#"{message="no face"}~"#),
        (r#" face","code":8006,"result":null}"#, "{code=8006 result=null}~"),
        (
            r#""decision":"DECLINED"},"code":200,"status":true}"#,
            r#"{={decision="DECLINED"} code=200 status=true}~"#,
        ),
        (r#""errorCodes":[5005]}]}"#, "{errorCodes=[5005]}~"),
        (r#""code":5005},{"code":8006}]"#, "[{code=5005} {code=8006}]~"),
        (
            "\"responseCode\": 0,\n  \"data\": {\n    \"access_token\": \"t\"\n  }\n}",
            r#"{responseCode=0 data={access_token="t"}}~"#,
        ),
        (r#"\"code\":8006,\"message\":\"no\"}"}"#, r#"{code=8006 message="no"}~"#),
    ]);
}

#[test]
fn quotes() {
    check(&[
        (r#"{"code: 8006, "message": "x"}"#, r#"{code=8006 message="x"}~"#),
        (r#"{code": 8006, "message": "x"}"#, r#"{code=8006 message="x"}~"#),
        (r#"{"code": 8006", "message": "x"}"#, r#"{code=8006 message="x"}~"#),
        (r#"{"code": "8006, "message": "x"}"#, r#"{code="8006" message="x"}~"#),
        (r#"{"message": "no face, "code": 8006}"#, r#"{message="no face" code=8006}~"#),
        (r#"{"message": no face", "code": 8006}"#, r#"{message="no face" code=8006}~"#),
        ("{\"message\": \"no face,\n\"code\": 8006}", r#"{message="no face" code=8006}~"#),
        (r#"{"decision":"DECLINED}"#, r#"{decision="DECLINED"}~"#),
        (
            r#"{"message":"The "face" is not found","code":8006}"#,
            r#"{message="The \"face\" is not found" code=8006}~"#,
        ),
        (r#"{""code"":8006,""message"":""no face"",""r"":""""}"#, r#"{code=8006 message="no face" r=""}"#),
        ("{“code”: 8006, “message”: “no face”}", r#"{code=8006 message="no face"}~"#),
        (
            "{„code“: 8006, «m»: «x», ″a″: ″b″, ‘k’: ‘v’, ＂f＂：８００６}",
            r#"{code=8006 m="x" a="b" k="v" f=8006}~"#,
        ),
        (r#"{"code': 8006, 'message": 'x'}"#, r#"{code=8006 message="x"}~"#),
        ("{\"code”: 8006, \"a\": 1}", "{code=8006 a=1}~"),
        (r#"{"data":"{"code":8006,"message":"x"}","b":1}"#, r#"{data={code=8006 message="x"} b=1}~"#),
        (r#"{'message': 'Face isn't found', 'code': 8006}"#, r#"{message="Face isn't found" code=8006}~"#),
        ("{\"message\":\"no\nface here\",\"code\":8006}", r#"{message="no face here" code=8006}~"#),
        ("{\"decision\":\"DECLI\nNED\",\"code\":200}", r#"{decision="DECLINED" code=200}~"#),
    ]);
}

#[test]
fn commas_colons_brackets() {
    check(&[
        (r#"{"status":false "code":8006 "result":null}"#, "{status=false code=8006 result=null}~"),
        ("{\"status\": false\n\"code\": 8006\n}", "{status=false code=8006}~"),
        (r#"{"status" false, "code" 8006}"#, "{status=false code=8006}~"),
        (r#"{"status":false,,"code":8006,}"#, "{status=false code=8006}~"),
        (r#"{"status"::false,"code"=8006}"#, "{status=false code=8006}~"),
        (r#"{"code":,"status":false}"#, "{code=? status=false}~"),
        (r#"{"a":[1,2},"code":8006}"#, "{a=[1 2] code=8006}~"),
        (r#"{"a":[1,2,"code":8006}"#, "{a=[1 2] code=8006}~"),
        (r#"{"result":{"a":1},"code":8006]"#, "{result={a=1} code=8006}~"),
        (r#"{"result":{"a":1}},"code":8006}"#, "{result={a=1} code=8006}~"),
        (r#"{"result":{"a":1,"code":8006}"#, "{result={a=1 code=8006}}~!"),
        (r#"{"code":8006 FACE_NOT_FOUND, "status":false}"#, "{code=8006 status=false}~"),
        (r#"{"code":08006,"status":false}"#, "{code=8006 status=false}~"),
        (r#"{"code":NaN,"b":-Infinity}"#, r#"{code="NaN" b="-Infinity"}"#),
        ("{\"code\": 80\n06, \"b\": 1}", "{code=8006 b=1}~"),
        (r#"{"status":false"code":8006"message":"x"}"#, r#"{status=false code=8006 message="x"}~"#),
        (r#"{"code":8 006,"b":8,006}"#, r#"{code="8 006" b="8,006"}"#),
        ("{\"list\": [5004\n5005]}", "{list=[5004 5005]}"),
    ]);
}

#[test]
fn several() {
    check(&[
        (r#"{"code":5004}{"code":8006}"#, "{code=5004} {code=8006}"),
        ("{\"code\":5004}\n{\"code\":80\n{\"code\":8006}\n", "{code=5004} {code=?}~! {code=8006}"),
        ("{\"code\":5004,\"message\":\"cut\n{\"code\":8006}\n", r#"{code=5004 message="cut"}~! {code=8006}"#),
        ("{\"code\":5004,\"message\":\"no\nThanks, Jo", "{code=5004 message=?}~!"),
        ("{\"code\":5004,\"result\":null,\n\nThanks, Jo {\"code\":1}", "{code=5004 result=null}~! {code=1}"),
        (r#"[{"code":5004},{"code":8006}]"#, "[{code=5004} {code=8006}]"),
    ]);
}

#[test]
fn odd_characters() {
    check(&[
        ("{\"co\u{200b}de\": 80\u{200b}06, \"m\": \"DECL\u{200b}INED\"}", r#"{code=8006 m="DECLINED"}"#),
        ("{\"co\u{a0}de\":8\u{a0}006,\"a\":\"80\u{202f}06\"}", r#"{code=8006 a="8006"}"#),
        ("{\u{a0}\"code\":\u{a0}8006\u{a0}}", "{code=8006}"),
        ("｛“ｃｏｄｅ”：８００６，“status”：false｝", "{code=8006 status=false}~"),
        ("{\"code\":\"８００６\"}", r#"{code="8006"}"#),
    ]);
}

#[test]
fn prose_and_source_are_not_replies() {
    check(&[
        ("The order [8006] was shipped (code 5004).", ""),
        ("Note: he said \"no\" at 12:30, see http://x.test:8080/?a=1", ""),
        ("if (reply.code == 8006) { return retry(); }", ""),
        ("[INFO] 2030-01-01 [main] started", ""),
        ("PORT=8006", ""),
        ("code: 8006", ""),
    ]);
}

#[test]
fn commas_that_a_calendar_escaped() {
    check(&[(
        r#"{"status":false\,"code":5012\,"message":"x"\,"n":1}"#,
        r#"{status=false code=5012 message="x" n=1}"#,
    )]);
}

#[test]
fn lists_that_lost_their_end() {
    check(&[
        (
            r#"{"code":200,"result":{"warnings":[,"errorCodes":[8006,5005,"face_id":"x","n":1"#,
            r#"{code=200 result={warnings=[] errorCodes=[8006 5005] face_id="x" n=?}}~!"#,
        ),
        (r#"{"a":["b","c":1],"code":8006}"#, r#"{a=["b"] c=1 code=8006}~"#),
    ]);
}
