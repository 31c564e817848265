//! Lines without brackets, and XML.

use super::check;

#[test]
fn tables_drawn_with_lines() {
    check(&[(
        "┌────────┬───────┐\n│ status │ false │\n│ code   │ 5012  │\n└────────┴───────┘\n",
        "{status=false code=5012}",
    )]);
}

#[test]
fn yaml() {
    check(&[
        (
            "status: false\ncode: 8006\nmessage: Face not found\nresult: null\n",
            r#"{status=false code=8006 message="Face not found" result=null}"#,
        ),
        (
            "code: 200\nresult:\n  requestId: r-1\n  decision: DECLINED\n  errorCodes:\n    - 5005\n    - 8006\n  verification_summary: {face_verified: false}\nstatus: true\n",
            r#"{code=200 result={requestId="r-1" decision="DECLINED" errorCodes=[5005 8006] verification_summary={face_verified=false}} status=true}"#,
        ),
        (
            "---\ncode: 200\nresult:\n- decision: DECLINED\n  errorCodes:\n  - 5005\n- decision: ACCEPTED\n  errorCodes: []\nx: 1",
            r#"{code=200 result=[{decision="DECLINED" errorCodes=[5005]} {decision="ACCEPTED" errorCodes=[]}] x=1}"#,
        ),
        (
            "code: 8006 # not a face\nmessage: \"it: has, all\"\nresult:\n",
            r#"{code=8006 message="it: has, all" result=null}"#,
        ),
        (
            "code: 8006\nmessage: >\n  Face not\n  found\nstatus: false",
            r#"{code=8006 message="Face not found" status=false}"#,
        ),
        ("Hello\n\nstatus: false\ncode: 8006\n\nThanks", "{status=false code=8006}"),
    ]);
}

#[test]
fn powershell_lists_and_console_trees() {
    check(&[
        (
            "\nstatus     : False\ncode       : 8006\nmessage    : Face not found\nresult     : \nappVersion : v3.0.0\n\n",
            r#"{status=false code=8006 message="Face not found" result=null appVersion="v3.0.0"}"#,
        ),
        (
            "status  : True\ncode    : 200\nresult  : @{requestId=r-1; decision=DECLINED; errorCodes=System.Object[]}\n",
            r#"{status=true code=200 result={requestId="r-1" decision="DECLINED" errorCodes=?}}"#,
        ),
        (
            "message : Face not found in the pic\n          ture\ncode    : 8006\n",
            r#"{message="Face not found in the pic ture" code=8006}"#,
        ),
        (
            "▼ Object\n    code: 8006\n    message: \"no face\"\n  ▶ result: null\n    status: false\n  ▶ [[Prototype]]: Object\n",
            r#"{code=8006 message="no face" result=null status=false}"#,
        ),
        ("code = 8006\nstatus = false\n", "{code=8006 status=false}"),
        (
            "    [code] => 8006\n    [status] => \n    [message] => no face\n)\n",
            r#"{code=8006 status=null message="no face"}"#,
        ),
    ]);
}

#[test]
fn lines_that_are_no_record() {
    check(&[
        ("From: a@example.test\nTo: b@example.test\nSubject: code 5004\n", ""),
        ("Note: this is text\nand this: too\n", ""),
        ("status=false code=8006\nstatus=true code=200\n", "{status=false code=8006} {status=true code=200}"),
        ("Status: open\nBody: {\"code\":8006}\n", "{code=8006}"),
    ]);
}

#[test]
fn xml() {
    check(&[
        (
            "<?xml version=\"1.0\"?>\n<response><status>false</status><code>8006</code><message>no face</message><result/></response>",
            r#"{status=false code=8006 message="no face" result=null}"#,
        ),
        ("<ns:r xmlns:ns=\"x\"><ns:code>8006</ns:code><a xsi:nil=\"true\"/></ns:r>", "{code=8006 a=null}"),
        (
            "<r><result><decision>DECLINED</decision><errorCodes><errorCode>5005</errorCode></errorCodes></result></r>",
            r#"{result={decision="DECLINED" errorCodes=[5005]}}"#,
        ),
        (
            "<r><errorCodes>5005</errorCodes><errorCodes>8006</errorCodes><code>200</code></r>",
            "{errorCodes=5005 errorCodes=8006 code=200}",
        ),
        ("<error code=\"8006\" name=\"x\"/>", r#"{code=8006 name="x"}"#),
        ("<x><data>{&quot;code&quot;:8006}</data></x>", "{data=<{code=8006}>}"),
        ("<r><data><![CDATA[{\"code\":8006}]]></data></r>", "{data=<{code=8006}>}"),
        (
            "<plist version=\"1.0\"><dict><key>code</key><integer>8006</integer><key>status</key><false/><key>errorCodes</key><array><integer>5005</integer></array></dict></plist>",
            "{code=8006 status=false errorCodes=[5005]}",
        ),
        ("<r><code>8006</code><mess", "{code=8006}~!"),
        ("<r><status>false</status><code>80", "{status=false code=?}~!"),
        ("06</code><status>false</status><message>m</message></r>", r#"{status=false message="m"}"#),
        ("<r><code>8006</code></x><b>1</r> text", "{code=8006 b=1}~"),
        ("<html><body><code>8006</code></body></html>", ""),
        ("List<String> names; if (a < b) {}", ""),
    ]);
}

#[test]
fn tables_and_dumps() {
    check(&[
        (
            "status,code,message\nfalse,8006,\"Face, not found\"\n",
            r#"{status=false code=8006 message="Face, not found"}"#,
        ),
        ("\"id\";\"code\"\n1;8006\n2;5004\n\nThanks", "[{id=1 code=8006} {id=2 code=5004}]"),
        (
            " status | code | message\n--------+------+---------\n f      | 8006 | no face\n(1 row)\n",
            r#"{status=false code=8006 message="no face"}"#,
        ),
        (
            "+--------+------+\n| status | code |\n+--------+------+\n|      0 | 8006 |\n+--------+------+\n",
            "{status=0 code=8006}",
        ),
        (
            "status code message\n------ ---- -------\n False 8006 no face\n",
            r#"{status=false code=8006 message="no face"}"#,
        ),
        (
            "Name                           Value\n----                           -----\ncode                           8006\nstatus                         False\n",
            "{code=8006 status=false}",
        ),
        ("id,status,body\n1,200,\"{\"\"code\"\":8006}\"\n", "{id=1 status=200 body=<{code=8006}>}"),
        ("code, status and message\nare members, of a reply\n", ""),
        (
            "| field | text |\n| --- | --- |\n| code | 8006 |\n| status | false |\n",
            "{code=8006 status=false}",
        ),
        (
            "▿ KycResponse\n  - status : false\n  - code : 8006\n  ▿ message : Optional<String>\n    - some : \"no face\"\n  - result : nil\n",
            r#"{status=false code=8006 message="no face" result=null}"#,
        ),
        ("NSError Domain=X Code=8006 \"no face\" UserInfo={a=b}", r#"{Code=8006 UserInfo={a="b"}}~"#),
        (
            "&lt;r&gt;&lt;code&gt;8006&lt;/code&gt;&lt;status&gt;false&lt;/status&gt;&lt;/r&gt;",
            "{code=8006 status=false}",
        ),
    ]);
}
