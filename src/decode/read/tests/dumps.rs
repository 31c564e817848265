//! What inspectors print: numbered objects, folded lists, opened trees, enum members.

use super::check;

#[test]
fn symfony_numbers_its_objects_and_folds_its_lists() {
    check(&[
        (
            "{#8006\n  +\"status\": false\n  +\"code\": 5004\n  +\"result\": null\n}\n",
            "{status=false code=5004 result=null}",
        ),
        (
            "^ App\\Reply {#8004 ▼\n  -status: false\n  #code: 5012\n  +\"list\": array:2 [▼\n    0 => 5005\n    1 => {#5009}\n  ]\n}",
            "{status=false code=5012 list=[5005 {}]}",
        ),
        (
            "^ array:2 [▼\n  \"code\" => 200\n  \"result\" => array:1 [▼\n    \"decision\" => \"DECLINED\"\n  ]\n]",
            "{code=200 result={decision=\"DECLINED\"}}~",
        ),
    ]);
}

#[test]
fn php_on_one_line_prints_nothing_for_false() {
    check(&[
        (
            "Array ( [status] => [code] => 5010 [message] => no face [result] => )",
            "{status=\"\" code=5010 message=\"no face\" result=\"\"}",
        ),
        (
            "Array ( [result] => Array ( [0] => Array ( [decision] => DECLINED [errorCodes] => Array ( [0] => 5005 [1] => 8006 ) ) ) )",
            "{result=[{decision=\"DECLINED\" errorCodes=[5005 8006]}]}",
        ),
    ]);
}

#[test]
fn an_index_in_front_of_an_element_is_no_element() {
    check(&[
        ("{\"errorCodes\" => [\n [0] 5009,\n [1] 8009\n]}", "{errorCodes=[5009 8009]}"),
        ("{\"a\": [[0], [1]]}", "{a=[[0] [1]]}"),
    ]);
}

#[test]
fn enum_members_are_what_they_stand_for() {
    check(&[
        (
            "{'decision': <Decision.DECLINED: 'DECLINED'>, 'code': <ErrorCode.FACE_NOT_FOUND: 8006>}",
            "{decision=\"DECLINED\" code=8006}",
        ),
        (
            "Reply(decision=<Decision.REVIEW: 2>, side=<Side.FRONT>, code=8006)",
            "{decision=\"REVIEW\" side=\"FRONT\" code=8006}",
        ),
        (
            "Reply(decision=Decision.DECLINED, code=8006, kind=com.acme.Kind::Face, url=Example.test1, v=v3.0.0)",
            "{decision=\"DECLINED\" code=8006 kind=\"Face\" url=\"Example.test1\" v=\"v3.0.0\"}",
        ),
    ]);
}

#[test]
fn trees_opened_by_indentation() {
    check(&[
        (
            "▿ KYC.Model\n  ▿ status: Optional(false)\n    - some: false\n  ▿ code: Optional(8006)\n    - some: 8006\n  - result: nil\n  ▿ errorCodes: 2 elements\n    - 5005\n    - 8006\n",
            "{status=false code=8006 result=null errorCodes=[5005 8006]}",
        ),
        (
            "▿ 2 key/value pairs\n  ▿ (2 elements)\n    - key: \"code\"\n    - value: 5004\n  ▿ (2 elements)\n    - key: \"status\"\n    - value: false\n",
            "{code=5004 status=false}",
        ),
        (
            "▿ Model\n  ▿ code : Optional<Int>\n    - some : 8005\n  - message : \"no face\"\n",
            "{code=8005 message=\"no face\"}",
        ),
        (
            "array (size=3)\n  'status' => boolean false\n  'code' => int 8006\n  'result' => \n    array (size=2)\n      'decision' => string 'DECLINED' (length=8)\n      'errorCodes' => \n        array (size=2)\n          0 => int 5005\n          1 => int 8006\n",
            "{status=false code=8006 result={decision=\"DECLINED\" errorCodes=[5005 8006]}}",
        ),
        ("▿ Point\n  - x: 8006\n  - y: 5004\n", ""),
    ]);
}

#[test]
fn an_opened_console_tree_is_told_once() {
    check(&[
        (
            "{status: true, code: 200, result: {…}}\n  code: 200\n  result: \n    decision: \"DECLINED\"\n    errorCodes: Array(2)\n      0: 5005\n      1: 8006\n      length: 2\n      [[Prototype]]: Array(0)\n    [[Prototype]]: Object\n  status: true\n  [[Prototype]]: Object\n",
            "{code=200 result={decision=\"DECLINED\" errorCodes=[5005 8006]} status=true}",
        ),
        (
            "{status: true, result: Array(1)}\nresult: Array(1)\n0:\ndecision: \"DECLINED\"\nerrorCodes: Array(2)\n0: 5005\n1: 8006\nlength: 2\n[[Prototype]]: Array(0)\n[[Prototype]]: Object\nlength: 1\n[[Prototype]]: Array(0)\nstatus: true\n[[Prototype]]: Object\n",
            "{result=[{decision=\"DECLINED\" errorCodes=[5005 8006]}] status=true}",
        ),
        (
            "{status: false, code: 5004}\nstatus: false\ncode: 8006\n",
            "{status=false code=5004} {status=false code=8006}",
        ),
    ]);
}
