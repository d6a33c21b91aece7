//! Words for people and bodies that speak without a name: "a spokesman", "police", "residents".

use super::words::{self, WordClass};
use foldhash::HashSet;
use std::sync::LazyLock;

const ROLES: &str = "adviser advisor agent aide ambassador analyst anchor archbishop artist astronaut attorney \
    author banker biologist bishop boss brother candidate captain cardinal caretaker chairman chairperson \
    chairwoman chancellor chair chief clerk climatologist coach co-author colleague columnist commander \
    commentator commissioner commissioner-general congressman congresswoman consultant coordinator correspondent \
    councillor counsel cousin critic daughter dean defender delegate deputy designer detective developer diplomat \
    director doctor driver economist editor engineer envoy epidemiologist executive expert farmer father \
    filmmaker firefighter fisherman founder friend general geologist governor grandfather grandmother head \
    historian host husband imam inspector investigator investor journalist judge justice king lawmaker lawyer \
    leader lecturer lieutenant manager marshal mayor meteorologist midfielder minister monk mother musician \
    negotiator neighbor neighbour nurse observer officer official operator opponent organiser organizer owner \
    parent participant partner pastor pilot player poet police policeman politician pollster pope premier \
    president priest prince princess principal producer professor prosecutor protester psychologist publisher \
    queen rapporteur refugee reporter representative researcher resident rival scholar scientist secretary \
    senator sergeant sheriff shopkeeper sister skipper soldier son source speaker specialist spokesman \
    spokesperson spokeswoman staffer strategist striker student superintendent supporter surgeon survivor \
    teacher technician tourist trader trainer treasurer veteran victim villager volunteer voter warden wife \
    winner witness worker writer user donor man woman boy girl teenager lad youth fan customer passenger employee \
    demonstrator protestor marcher activist member backer ally insider whistleblower hacker migrant settler \
    hostage patient commuter shopper citizen inmate prisoner detainee campaigner blogger tycoon staff grower \
    vendor hawker broker landlord tenant reader viewer listener caller guest attendee graduate alumnus";

const BODIES: &str = "agency administration administrators army assembly association authorities authority bank \
    board brigade broadcaster bureau cabinet campaign center centre chamber charity city club coalition command \
    commission committee company congress corporation council court embassy federation firm force forces \
    foundation fund government group hospital institute institution intelligence junta kremlin magazine military \
    ministry mission movement navy network newspaper office organisation organization outlet palace panel \
    parliament party police prosecution prosecutors rebels regime regulator school secretariat senate service \
    side team think-tank tribunal troops union university watchdog people men women families relatives others \
    locals crowd activists store hotel newspaper publication daily tabloid channel station airline manufacturer \
    maker automaker carmaker retailer startup insurer lender non-profit nonprofit municipality county opposition \
    delegation consulate presidency leadership management squad crew couple duo trio band community media \
    conglomerate cooperative confederation league fund trust taskforce ombudsman directorate department \
    legislature chapter charity church diocese synagogue mosque temple monastery clinic museum gallery theatre \
    theater library airport port railway utility";

const SPEECH: &str = "account address advertisement advice affidavit allegation announcement answer apology \
    appeal appearance argument article assertion assessment blog book briefing broadcast call caption claim \
    column comment commentary communique comparison complaint conference criticism declaration defence defense \
    demand denial description diary email e-mail essay explanation insistence interview joke judgment lecture \
    letter line manifesto memo memoir message motto note notice notion objection op-ed opinion order pledge plea \
    podcast post prediction press promise pronouncement proposal question quip reaction rebuke refusal remark \
    reply report reproach request response review rhetoric ruling saying sermon slogan song speech statement \
    story suggestion summons talk testimony text threat tweet verdict video view vow warning website words";

static SPEECH_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| SPEECH.split_whitespace().collect());
static ROLE_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ROLES.split_whitespace().collect());
static BODY_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| BODIES.split_whitespace().collect());

/// Whether `word`, in small letters, is what a person is or does: "spokesman", "officials".
#[must_use]
pub fn is_role(word: &str) -> bool {
    let listed = |word: &str| words::class_of(word).is(WordClass::ROLE.with(WordClass::RELATION));
    ROLE_WORDS.contains(word)
        || listed(word)
        || word.strip_suffix('s').is_some_and(listed)
        || word.strip_suffix('s').is_some_and(|one| ROLE_WORDS.contains(one))
        || word.strip_suffix("es").is_some_and(|one| ROLE_WORDS.contains(one))
        || word.strip_suffix("men").is_some_and(|stem| word.len() > 5 && !stem.is_empty())
}

/// Whether `word`, in small letters, is a body that speaks: "ministry", "police".
#[must_use]
pub fn is_body(word: &str) -> bool {
    BODY_WORDS.contains(word) || word.strip_suffix('s').is_some_and(|one| BODY_WORDS.contains(one))
}

/// Whether `word`, in small letters, is something that is said or written: "statement", "remarks".
#[must_use]
pub fn is_speech(word: &str) -> bool {
    SPEECH_WORDS.contains(word) || word.strip_suffix('s').is_some_and(|one| SPEECH_WORDS.contains(one))
}

/// Whether `word` can stand for somebody who speaks.
#[must_use]
pub fn can_speak(word: &str) -> bool {
    is_role(word) || is_body(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_and_singular_can_speak_and_things_cannot() {
        assert!(
            ["spokesman", "officials", "witnesses", "police", "ministry", "councils"]
                .iter()
                .all(|w| can_speak(w))
        );
        assert!(!["statement", "table", "visit", ""].iter().any(|w| can_speak(w)));
    }
}
