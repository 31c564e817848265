//! The same reply in every notation.

use super::check;

#[test]
fn json5_and_the_javascript_console() {
    check(&[
        ("{code: 8006, result: null}", "{code=8006 result=null}"),
        (
            "{code: 8006, 'message': 'it\\'s', b: [1, 2,], /* c */ d: .5, // e\n}",
            r#"{code=8006 message="it's" b=[1 2] d=0.5}"#,
        ),
        (
            "▶ Object { status: false, code: 8006, message: \"Face\", result: null }",
            r#"{status=false code=8006 message="Face" result=null}"#,
        ),
        (
            "▼{status: false, code: 8006, errorCodes: Array(1), result: {…}, more: [Object]}",
            "{status=false code=8006 errorCodes=? result=? more=?}~",
        ),
        ("{status: true, code: 200, message: 'OK', …}", r#"{status=true code=200 message="OK"}~"#),
        (
            "{ status: false, result: [ { a: [Array] } ], code: undefined }",
            "{status=false result=[{a=?}] code=null}",
        ),
        ("Map(2) { 'code' => 8006, 'status' => false }", "{code=8006 status=false}"),
    ]);
}

#[test]
fn python() {
    check(&[
        ("{'status': False, 'code': 8006, 'result': None}", "{status=false code=8006 result=null}"),
        (
            "{u'code': 8006, u'message': u\"it's\", 'b': b'x', 'n': 8006L}",
            r#"{code=8006 message="it's" b="x" n=8006}"#,
        ),
        ("{'errorCodes': (5005, 8006), 'one': (5005,)}", "{errorCodes=[5005 8006] one=[5005]}"),
        ("OrderedDict([('code', 8006), ('status', False)])", "{code=8006 status=false}"),
        (
            "KycReply(status=False, code=8006, message='no face', result=None)",
            r#"{status=false code=8006 message="no face" result=null}"#,
        ),
        ("{'data': '{\"code\": 8006}'}", "{data=<{code=8006}>}"),
        (
            "{'when': datetime.datetime(2030, 1, 1, 0, 0), 'code': 5005, 'price': Decimal('1.5')}",
            r#"{when=[2030 1 1 0 0] code=5005 price="1.5"}"#,
        ),
    ]);
}

#[test]
fn php() {
    check(&[
        (
            "Array\n(\n    [status] => \n    [code] => 8006\n    [message] => Face not found\n    [result] => Array\n        (\n            [decision] => DECLINED\n            [errorCodes] => Array\n                (\n                    [0] => 5005\n                )\n\n        )\n\n)\n",
            r#"{status="" code=8006 message="Face not found" result={decision="DECLINED" errorCodes=[5005]}}"#,
        ),
        ("stdClass Object\n(\n    [code] => 8006\n    [result] => \n)\n", r#"{code=8006 result=""}"#),
        (
            "array(3) {\n  [\"status\"]=>\n  bool(false)\n  [\"code\"]=>\n  int(8006)\n  [\"message\"]=>\n  string(14) \"Face not found\"\n  [\"result\"]=>\n  NULL\n}\n",
            r#"{status=false code=8006 message="Face not found" result=null}"#,
        ),
        (
            "object(stdClass)#3 (2) {\n  [\"code\"]=>\n  int(8006)\n  [\"result\"]=>\n  array(1) {\n    [0]=>\n    int(5005)\n  }\n}\n",
            "{code=8006 result=[5005]}",
        ),
        (
            "array (\n  'status' => false,\n  'code' => 8006,\n  'result' => \n  array (\n    'a' => NULL,\n  ),\n)",
            "{status=false code=8006 result={a=null}}",
        ),
        ("['status' => false, 'code' => 8006]", "{status=false code=8006}"),
        ("(object) array(\n  'code' => 8006,\n)", "{code=8006}"),
    ]);
}

#[test]
fn swift_and_objective_c() {
    check(&[
        (
            "{\n    code = 8006;\n    message = \"Face not found\";\n    result = \"<null>\";\n    errorCodes =     (\n        5005\n    );\n    status = 0;\n}",
            r#"{code=8006 message="Face not found" result=null errorCodes=[5005] status=0}"#,
        ),
        (r#"["code": 8006, "status": false, "result": <null>]"#, "{code=8006 status=false result=null}"),
        (
            r#"["code": Optional(8006), "m": Optional("no face"), "n": nil]"#,
            r#"{code=8006 m="no face" n=null}"#,
        ),
        (r#"[AnyHashable("code"): 8006, AnyHashable("status"): 0]"#, "{code=8006 status=0}"),
        (r#"Optional(["code": 8006])"#, "{code=8006}"),
        (
            r#"KycReply(status: false, code: 8006, message: Optional("no face"), result: nil)"#,
            r#"{status=false code=8006 message="no face" result=null}"#,
        ),
        (
            "{ code = 8006; status = 0; message = \"Face not found\"; }",
            r#"{code=8006 status=0 message="Face not found"}"#,
        ),
    ]);
}

#[test]
fn dart_java_kotlin() {
    check(&[
        (
            "{status: false, code: 8006, message: Face not found, try again, result: null}",
            r#"{status=false code=8006 message="Face not found, try again" result=null}"#,
        ),
        (
            "{code=8006, message=Face not found, result={decision=DECLINED, errorCodes=[5005, 8006]}}",
            r#"{code=8006 message="Face not found" result={decision="DECLINED" errorCodes=[5005 8006]}}"#,
        ),
        (
            "KycResponse(status=false, code=8006, message=Face not found (try again), result=null)",
            r#"{status=false code=8006 message="Face not found (try again)" result=null}"#,
        ),
        (
            "KycResponse{status=false, code=8006, message='Face not found', result=null}",
            r#"{status=false code=8006 message="Face not found" result=null}"#,
        ),
        (
            "KycResponse[status=false, code=8006, result=Result[decision=DECLINED]]",
            r#"{status=false code=8006 result={decision="DECLINED"}}"#,
        ),
        (
            "com.x.KycResponse@1a2b3c[status=false,code=8006,message=<null>]",
            "{status=false code=8006 message=null}",
        ),
        (
            "class KycResponse {\n    status: false\n    code: 8006\n    result: null\n}",
            "{status=false code=8006 result=null}",
        ),
        ("I/flutter ( 123): {code: 8006, message: no face}", r#"{code=8006 message="no face"}"#),
    ]);
}

#[test]
fn go_ruby_rust() {
    check(&[
        (
            "map[code:8006 message:Face not found result:<nil> status:false]",
            r#"{code=8006 message="Face not found" result=null status=false}"#,
        ),
        (
            "map[code:200 result:map[decision:DECLINED errorCodes:[5005 8006]] status:true]",
            r#"{code=200 result={decision="DECLINED" errorCodes=[5005 8006]} status=true}"#,
        ),
        (
            "{Status:false Code:8006 Message:Face not found Result:<nil>}",
            r#"{Status=false Code=8006 Message="Face not found" Result=null}"#,
        ),
        ("&{Status:false Code:8006}", "{Status=false Code=8006}"),
        (
            "main.Reply{Status:false, Code:8006, Message:\"no face\", Result:interface {}(nil)}",
            r#"{Status=false Code=8006 Message="no face" Result=null}"#,
        ),
        (
            "map[string]interface {}{\"code\":8006, \"status\":false, \"list\":[]interface {}{5005}}",
            "{code=8006 status=false list=[5005]}",
        ),
        (
            "{:code=>8006, \"status\"=>false, :result=>nil, :d=>:declined}",
            r#"{code=8006 status=false result=null d="declined"}"#,
        ),
        ("{\"code\" => 8006, status: false, result: nil}", "{code=8006 status=false result=null}"),
        (
            "#<OpenStruct code=8006, status=false, message=\"no face\">",
            r#"{code=8006 status=false message="no face"}"#,
        ),
        ("#<Reply:0x00007f @code=8006, @status=false>", "{code=8006 status=false}"),
        (
            "Reply { status: false, code: 8006, message: Some(\"no face\"), result: None }",
            r#"{status=false code=8006 message="no face" result=null}"#,
        ),
        (
            "Object {\"code\": Number(8006), \"status\": Bool(false), \"m\": String(\"x\")}",
            r#"{code=8006 status=false m="x"}"#,
        ),
        ("Ok(Reply {\n    code: 8006,\n    result: None,\n})", "{code=8006 result=null}"),
    ]);
}

#[test]
fn powershell_and_logfmt() {
    check(&[
        (
            "@{status=False; code=8006; result=; message=Face not found}",
            r#"{status=false code=8006 result="" message="Face not found"}"#,
        ),
        (
            "level=info status=false code=8006 message=\"no face\" took=3",
            r#"{status=false code=8006 message="no face" took=3}"#,
        ),
        (
            "refused: status=false, code=8006, message=no face",
            r#"{status=false code=8006 message="no face"}"#,
        ),
    ]);
}

#[test]
fn php_serialize() {
    check(&[
        (
            r#"a:3:{s:6:"status";b:0;s:4:"code";i:8006;s:6:"result";N;}"#,
            "{status=false code=8006 result=null}",
        ),
        (
            r#"O:8:"stdClass":1:{s:6:"result";a:2:{i:0;O:5:"App\R":2:{s:8:"decision";s:8:"DECLINED";s:3:"fit";d:0.5;}i:1;a:0:{}}}"#,
            r#"{result=[{decision="DECLINED" fit=0.5} {}]}"#,
        ),
        // Its quotes escaped for a database, its lengths those of another encoding.
        (r#"a:2:{s:4:\"code\";i:8006;s:1:\"m\";s:9:\"é;\";}"#, r#"{code=8006 m="é;"}"#),
        ("x a:1:{s:7:\"\0*\0code\";i:8006;} y", "{code=8006}"),
        (r#"a:2:{s:4:"code";i:8006;s:7:"message";s:14:"Face n"#, "{code=8006 message=?}~!"),
        (r#"a:2:{s:4:"code";i:80"#, "{code=?}~!"),
        (r#"a:1:{s:4:"body";s:13:"{"code":8006}";}"#, "{body=<{code=8006}>}"),
        (r#"a:2:{"code":8006,"status":false}"#, "{code=8006 status=false}"),
    ]);
}

#[test]
fn go_spew() {
    check(&[
        (
            "(*main.Reply)(0xc000012345)({\n Status: (bool) false,\n Code: (int) 8006,\n Message: (string) (len=7) \"no face\",\n \
         Codes: ([]interface {}) (len=2 cap=2) {\n  (float64) 5005,\n  (float64) 8006\n },\n Result: (interface {}) <nil>\n})",
            r#"{Status=false Code=8006 Message="no face" Codes=[5005 8006] Result=null}"#,
        ),
        (
            "(map[string]interface {}) (len=1) {\n (string) (len=4) \"code\": (float64) 8006,\n (string) (len=4) \"data\": (map[string]interface {}) {\n }\n}",
            "{code=8006 data={}}",
        ),
    ]);
}

#[test]
fn paths_joined_by_underscores() {
    check(&[
        (
            r#"{"code":200,"result_decision":"DECLINED","result_errorCodes_0":5005,"result_errorCodes_1":8006}"#,
            r#"{code=200 result={decision="DECLINED" errorCodes=[5005 8006]}}"#,
        ),
        (
            "responseCode=0\ndata_verification_passed=false\ndata_error_code=9\n",
            "{responseCode=0 data={verification={passed=false} error={code=9}}}",
        ),
        (
            r#"{"status":"SUCCESS","data_status":false,"data_code":8006}"#,
            r#"{status="SUCCESS" data={status=false code=8006}}"#,
        ),
        (
            r#"{"code":8006,"data_source":"x","result_code":5004}"#,
            r#"{code=8006 data_source="x" result_code=5004}"#,
        ),
    ]);
}

#[test]
fn xml_that_names_its_members_in_attributes() {
    check(&[
        (
            r#"<map><boolean name="status" value="false"/><int name="code" value="8006"/><string name="m">x</string></map>"#,
            r#"{status=false code=8006 m="x"}"#,
        ),
        (
            r#"<properties><entry key="code">8006</entry><entry key="result"><map><int name="a" value="1"/></map></entry></properties>"#,
            "{code=8006 result={a=1}}",
        ),
        (
            r#"<map><list name="result"><map><string name="decision">REVIEW</string><list name="errorCodes"><int value="5005"/><int value="8006"/></list></map></list><null name="x"/></map>"#,
            r#"{result=[{decision="REVIEW" errorCodes=[5005 8006]}] x=null}"#,
        ),
        (r#"<reply><code value="8006"/><status value="false"/></reply>"#, "{code=8006 status=false}"),
    ]);
}
