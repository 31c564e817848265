//! The words that may be read: of keys, of codes, of settings, of fixed phrases, and of everyday prose.
//!
//! A value is never shown because its words are in a list of keys; the lists are for different places.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::fold;

/// Words that keys and code names are made of. A key that the table does not know is shown when all of its words are
/// here; else it could be a name used as a key.
const KEY_WORDS: &str = "\
_id a accept accepted access account action active actual added additional address age ai all allow allowed amount aml \
amz amzn an and angle any api apigw app application approved are array as at attempt attempts auth authentication \
authorization auto average b back bad base64 be bearer before birth block blocked blur blurr blurred body border branch brand browser build \
business by bytes c cache call callback camera cancelled capture captured card cf chunk city client close closed code \
codes company complete completed confidence config connection contact content control cookie count countries country \
covered created credit cropped current customer d data date day days debug decision declined default delete \
denied description detail details detect detected detection device devices did direct disabled dl do dob doc docs \
document documents domain done driver driving duration e edge email empty enabled encoding end endpoint enforce \
engine enough env environment error errors etag event exception exist exists expired expires expiry external extra f face \
faces fail failed failure false family father field fields figure file files final fingerprint first flag forbidden \
format forwarded found front full fuzz fuse g gateway gender generate generated generation geo geolocation get given glare group h has hash \
header headers height hits holder host hour hours href http https i id ids identical identifier identity image \
images in index info input instance internal invalid ip is iso iso2 issue issued issuer item items j k key keys kyc l \
label lang language large last latitude length level liveness licence license light limit line link list live \
liveness load local locale location log logged logger login logs longitude low m mail mandatory map match matched max \
maximum message messages meta metadata method middle mime min minimum minutes mirror mismatch missing mobile mode \
model modified month months more mother mrz msg multi multiple n name names nationalities nationality need network \
new next no node not note notes notexpired number o object objects occurrences of ocr off offset ok on only op open optional options \
or order org origin original os other outcome output p page param parameters params parent passed passport password path payload \
per percent permission person personal phone photo place platform plate poor port portrait position post postcode predict preprocess pp \
presence previous processed processing property provider proxy q quality query r rate ratio raw re read reading ready reason \
recaptured receive received record records redirect ref reference refresh region rejected remark remote reply report request \
requests require required resource response responses rest result results retries retry return review role rule \
rules s sanction sanctions scan score screen sdk search second secret seconds section selfie selfies sequence serial server service \
session set sex severity sex sha show side sign signature similarity size sms small source sources span stack stage start started state \
status step store stored str stream street string style sub subject success successful sum summary surname sync system t \
table tag tags target template text theme threshold throttled time timeout times timestamp title to token too total trace \
track transaction transfer true try tx type types u ui unauthorized undefined unique unit unknown update updated upload uri url \
use used user users usage ut utc uuid v v1 v2 v3 valid validation value values variant vendor verdict verification verified \
verify version view visible w wallet warning warnings was way web webhook weight when width with word words workflow \
workflows wrong x xml year years z zip zone already cannot code2 credit extract extraction face facing landmarks model registered such write \
build image size unable under upper lower left right top bottom inner outer crop took elapsed latency ms retries ttl risk check checks comment comments";

/// Words that stand under settings, states and document types; each must be the whole value.
const SETTINGS: &str = "\
accepted|declined|review|pending|approved|rejected|success|successful|succeeded|failed|failure|error|cancelled|canceled|\
completed|complete|in progress|in_progress|processing|processed|expired|active|inactive|blocked|unblocked|created|ok|\
resultok|resultcanceled|result_ok|result_canceled|new|open|closed|done|started|invalid|valid|verified|unverified|\
not_verified|manual_review|needs_review|refused|unclear|s|f|unknown|none|bearer|basic|front|back|both|left|right|\
forever|moderate|strict|lenient|passive|low|medium|high|none|off|on|auto|manual|application/json|\
application/json; charset=utf-8|application/json;charset=utf-8|text/html|text/plain|multipart/form-data|\
text/html; charset=utf-8|application/x-www-form-urlencoded|application/xml|text/xml|application/problem+json|*/*|utf-8|utf8|\
chunked|gzip|keep-alive|close|nginx|cloudflare|amazons3|awselb/2.0|cloudfront|gunicorn|express|apache|envoy|get|post|put|patch|delete|\
head|options|stdout|stderr|info|debug|warn|warning|trace|fatal|critical|notice|verbose|production|prod|staging|sandbox|\
test|dev|development|development|card|face|passport|id|id_card|idcard|sdk|api|web|ios|android";

/// Names of kinds of documents.
const DOCUMENT_TYPES: &str = "\
id card|identity card|identity_card|id_card|idcard|national id|national id card|passport|passport card|driving license|driving licence|\
driver license|driver's license|drivers license|driver licence|driving_license|driver_license|residence permit|residence card|\
residence_permit|visa|voter card|work permit|health card|social security card|i|p|d|v|id|dl|pp";

/// Fixed phrases of Faceki, of gateways and of HTTP that say nothing about a person.
const PHRASES: &str = "\
ok|success|successful|successfully|failed|failure|error|done|passed|not passed|text|client id is required|\
client secret is required|clientid is required|clientsecret is required|invalid client|invalid client id|\
invalid client secret|invalid credentials|invalid parameters|invalid request|invalid token|token expired|\
token has expired|the incoming token has expired|jwt expired|jwt malformed|invalid signature|unauthorized|\
unauthorised|forbidden|access denied|user is not authorized to access this resource|\
user is not authorized to access this resource with an explicit deny|missing authentication token|\
endpoint request timed out|internal server error|internal error|something went wrong|service unavailable|\
service temporarily unavailable|bad gateway|gateway timeout|gateway time-out|bad request|not found|method not allowed|\
request timeout|request time-out|too many requests|limit exceeded|limit exceeded exception|rate exceeded|\
request entity too large|request too long|payload too large|content too large|length required|unsupported media type|\
unprocessable entity|unprocessable content|conflict|gone|no content|created|accepted|moved permanently|see other|\
temporary redirect|permanent redirect|multiple choices|not modified|precondition failed|not acceptable|\
not implemented|http version not supported|payment required|upgrade required|continue|switching protocols|\
network error|network request failed|timeout|timed out|connection refused|connection reset|connection reset by peer|\
socket hang up|read timed out|connect timed out|operation timed out|the request timed out|\
the network connection was lost|an internal server error occurred|internal system error|workflow rules missing|\
invalid or missing request fields|not enough wallet credit|selfie liveness failed|document face match failed|\
required document missing|mismatch as per rules|kyc failed|link limit reach|link limit reached|expired document|\
expiry not found|document liveness failed|document data mismatch|age mismatch|face cropped|face too close|\
face too closed|face not found|face close to border|face closed to border|face too small|\
poor light or covered face|poor light|user already verified|unauthorized/invalid url|invalid url|\
face not matched!|face not matched|photocopy document not allowed|please try again|try again|no record found|\
record not found|no data found|data not found|invalid link|link expired|verification link expired|\
missing required fields|missing required parameter|validation failed|validation error|invalid workflow|\
workflow not found|invalid image|image too large|file too large|no face detected|multiple faces detected|\
face already registered|request entity too large|unexpected token|unexpected end of json input|\
internal_system_error|could not read the reply|unreadable reply|no rules for company|need required images|\
document verify failed|id verify fail|dl verify fail|passport verify fail|invalid verification link|\
fail to generate link|kyc verification limit reached|selfie multiple faces|face blur|\
missing id card document with rules|missing passport document with rules|missing dl document with rules|null";

/// Everyday words that are written with a capital and are no one's name, for prose around a reply.
const PROSE: &str = "\
a about above after again agent al all also always am an and android another answer any anyone apache api app apple application are \
as ask at attached attempt august april authorization aws azure back bad basic be bearer because been before best between body both browser but by bye call can cannot card \
check cheers chrome client cloud cloudfront code codes come comment company console content cordova could curl customer customers date day dear debug december decision declined detail \
details did do document documents does done driver driving during each edge either email ended endpoint entity error errors every everyone exception \
expired face faceki failed failing false february fedora file find firefox first flutter for forbidden found friday from fwd gateway get getting good google got great gst \
guys had has have he header hello help her here hey hi his host how however http https i id identity if ii image in info integration intel \
internal invalid ios iphone ipad is issue issues it its january java javascript jira json july june just kindly kotlin know kyc large last \
later let license licence limit line link linux list liveness log logs long mac macos make manager many march match may me merchant message method microsoft missing mobile monday \
mozilla much must my name need network new next nginx no node none not note notes november now number object october of ok okay old on once one only open \
opera or order other our out over page passport password permanently php please poor portal post postman press problem product production python question rails re react \
reason received record records redirect reference refused regards reply report request requests required response result results retry returned review ruby safari samsung \
sandbox saturday saw sdk second secret see selfie send sent september server service session she should show since sincerely slack some someone something sorry staging still stack \
status step still subject success such sunday support sure swift system team temporarily test thank thanks that the their them then there these they this those though \
thursday ticket time timeout times to today token tomorrow too tried true try tuesday type ubuntu unauthorized unavailable unexpected until update upload url us use user users utc verification verified \
verify version very via wait wants warn warning was we web wednesday week were what when where which while who why will windows with without \
workflow would wrong xiaomi xml yes yesterday you your zendesk info trace fatal notice debug error warn verbose jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu fri sat sun \
am pm gmt est pst cet ist gst bst uae array stdclass std class optional some vec map set reply okhttp axios fetch caused exception null nil undefined nullpointerexception runtimeexception \
too large not found time-out bad gateway moved unprocessable media unsupported continue processing content-type content-length \
selfies screenshot screenshots attaching hi! account accounts kind asap urgent priority high medium low sla q \
able across added choose chose tap tapped tapping click select selected enter entered type typed go scroll swipe allow install installed galaxy adding allowed almost already although always appears apps apparently around asked asking attempts available avoid away became become \
becomes begin being below better beyond bit blocked blurry broken bug calls came camera cannot careful case cases caused causes causing change changed changes \
clean clear clearly clicked clicking closes complain complained complains complete completed completes connect connected contacted continue continues correct \
correctly couldn couldn't crash crashed crashes create created currently cut dark days dev doesn doesn't doing don don't down drops early easy else empty \
enough even evening ever exactly example expects explain fails failure failures fast few fine finished fix fixed follow following force forward forwarded \
front full further gave gets gives giving goes going gone happen happened happens happening hard having hello helps hours https immediately including \
instead intermittent intermittently inside isn isn't keep keeps kept kinds knows late latest least left less letting lets light likely little live loads locked \
login logged logging lot lots made main makes making maybe means meant middle might minute minutes mode moment month months morning most moved multiple nearly \
needed needs never nobody normal normally nothing nowhere off often oldest ones onto opened opens opening original others ourselves outside own part passed passes \
passing past pasted pay people perhaps permanently person phone photo photos picture pictures place play please pls possible previously probably problems process \
provided push put quickly quite rather reached read reads ready real really reboot receives receiving recently refresh refused regarding reinstalled rejected \
reload remains repeated repeatedly replied reported reporting resend resolved restarted retries retried retrying return returning returns right run running runs \
said same says saying screen seconds seeing seem seems seen sees sending sends sent sets several shown shows side sign similar simply sits slow small soon \
start started starting starts stay stays stop stopped stops stuck submitted suddenly suggest supposed take taken takes taking talk tells testing tests than thing \
things think thinks third three through till together told took top tries try trying turn turned twice two unable under understand unfortunately unless updated \
uploads uploaded uploading uses using usually various verifies verifying want wanted wasn wasn't ways weeks went whenever whether whole whose within won won't work worked \
working works worse worth wouldn write writes wrote year years yet cancel cancelled english french spanish arabic german europe fehler fehlercode ausweis reisepass \
bild foto gesicht gestern heute seit wir der die das und ist nicht bekommt erhält meldung kann keine eine mein unser bitte hallo grüße tel \
laravel symfony django spring express nestjs kotlin angular vue wordpress shopify docker kubernetes lambda cloudwatch datadog sentry grafana teams outlook gmail \
store worker kafka redis postgres mysql mongo queue job cron \
رمز الرمز خطأ الخطأ العميل العميلة العملاء مع في من على إلى لا هل صورة الصورة وجه الوجه رسالة مرحبا شكرا تحصل يحصل عند";

fn set(list: &'static str, split: char) -> HashSet<&'static str> {
    list.split(split).filter(|word| !word.is_empty()).collect()
}

static KEY_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(KEY_WORDS, ' '));
static SETTING_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(SETTINGS, '|'));
static DOCUMENT_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(DOCUMENT_TYPES, '|'));
static PHRASE_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(PHRASES, '|'));
static PROSE_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(PROSE, ' '));

/// All words of a key or code name are of this trade.
pub(super) fn all_known(raw: &str) -> bool {
    let words = fold::words(raw);
    !words.is_empty() && words.iter().all(|word| is_key_word(word))
}

/// The lower-case word is part of known keys or code names; short numbers count (`image2`).
pub(super) fn is_key_word(word: &str) -> bool {
    KEY_SET.contains(word) || word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The whole value is a word of a setting or state, in any case.
pub(super) fn is_setting(value: &str) -> bool {
    SETTING_SET.contains(value.to_lowercase().as_str())
}

/// The whole value names a kind of document, in any case.
pub(super) fn is_document_type(value: &str) -> bool {
    DOCUMENT_SET.contains(value.to_lowercase().as_str())
}

/// The whole value is a fixed phrase, in any case, with or without a full stop.
pub(super) fn is_phrase(value: &str) -> bool {
    PHRASE_SET.contains(value.trim().trim_end_matches('.').to_lowercase().as_str())
}

/// The lower-case word is an everyday one.
pub(super) fn is_everyday(word: &str) -> bool {
    PROSE_SET.contains(word)
}
