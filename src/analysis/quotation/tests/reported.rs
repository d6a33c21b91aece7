//! Speech without quotation marks.

use super::indirect;

#[test]
fn reported_clauses_without_marks_are_indirect() {
    indirect("According to Oslo, ⟦Sweden gave Finland two ships in May⟧.");
    indirect("The minister said that ⟦the bridge would open in May⟧.");
    indirect("Mensah said ⟦the bridge was not safe⟧.");
    indirect("Mensah said on Friday that ⟦the bridge was not safe⟧.");
    indirect("“We stay,” Mensah said.");
    indirect("Mensah said goodbye.");
    indirect(
        "Mensah said last week the bridge was not safe."
            .replace("the bridge was not safe", "⟦the bridge was not safe⟧")
            .as_str(),
    );
    indirect("⟦The ship sailed to Oslo⟧, according to Mensah.");
    indirect("⟦The ship sailed to Oslo⟧, according to a study published in May.");
    indirect("⟦The road would open in May⟧, the mayor said.");
    indirect("OSLO, May 3 - ⟦The road is shut⟧, police said on Friday.");
    indirect("In May, the mayor said on Friday.");
    indirect("⟦If the road is shut, the mayor said, nobody will come⟧.");
}

#[test]
fn a_listener_may_precede_the_clause_and_a_report_may_continue() {
    indirect("The lawyer told the court on Friday that ⟦the men were not related⟧.");
    indirect("Mensah told reporters ⟦she would resign⟧.");
    indirect("The judge warned the public that ⟦the fruit was evidence⟧.");
    indirect("She refused the prize, saying ⟦nobody had told her of it⟧.");
    indirect("The judge set a date and warned that ⟦the fruit was evidence⟧.");
    indirect("Mensah hinted at that in May.");
    indirect("Mensah announced that same day a new plan.");
}

#[test]
fn a_view_in_the_passive_and_an_aside_after_the_frame_are_told_apart() {
    indirect("The road was described by Tom Ashe ⟦as unsafe⟧.");
    indirect("The road was described by Tom Ashe in a book.");
    indirect("According to Ana Mensah, an engineer, ⟦the bridge will last a hundred years⟧.");
    indirect(
        "According to the Coast Tourism Council, an industry body, ⟦the bridge will last a hundred years⟧.",
    );
    indirect("According to Reach Aid, a charity, ⟦the bridge will last a hundred years⟧.");
    indirect(
        "According to Reach Aid, a British charity based in Leeds, ⟦the bridge will last a hundred years⟧.",
    );
    indirect(
        "According to Ana Mensah, a charity funded by the state, ⟦the bridge will last a hundred years⟧.",
    );
    indirect("According to Reuters, ⟦a charity based in Leeds will close the bridge, a relic, in May⟧.");
    indirect("According to Reuters, ⟦a bridge, built in the war, will be closed in May⟧.");
    indirect("According to Reuters, ⟦a bridge, a relic of the war, will be closed in May⟧.");
    indirect("According to Ana Mensah, 45, ⟦the bridge will last a hundred years⟧.");
    indirect("According to Ana Mensah, 45, an engineer, ⟦the bridge will last a hundred years⟧.");
    indirect("According to Ana Mensah, the mayor of Leeds, ⟦the bridge will last a hundred years⟧.");
    indirect("According to Ana Mensah, ⟦an engineer must check the bridge, a relic of the war, every year⟧.");
    indirect("According to Ana Mensah, ⟦the mayor, a man of few words, will resign in May⟧.");
    indirect("In the end, according to Ana Mensah, ⟦the mayor, a man of few words, will resign in May⟧.");
    indirect("In May, according to Ana Mensah, ⟦a driver, drunk since Monday, hit the bridge⟧.");
    indirect("⟦The bridge will last a hundred years⟧, according to Ana Mensah, 45, an engineer.");
    indirect("According to the council, ⟦the bridge, a relic of the war, will be closed in May⟧.");
    indirect("According to the police, whose report came out in May, ⟦the driver was drunk⟧.");
}

#[test]
fn questions_demands_and_denials_are_indirect_speech() {
    indirect("Mensah asked ⟦whether the road would open⟧.");
    indirect("She urged ⟦herders to be patient⟧.");
    indirect("Mensah promised ⟦to mend the road⟧.");
    indirect("Mensah denied ⟦knowing the men⟧.");
    indirect("Mensah asked the way to the station.");
    indirect("A man who asked not to be named saw it.");
    indirect("We asked Mensah to come.");
}

#[test]
fn a_reported_clause_ends_before_the_reporters_own_words() {
    indirect("Mensah, who said ⟦the road was shut⟧, left early.");
    indirect("While Mensah says ⟦it is safe⟧, others doubt it.");
    indirect("Mensah said ⟦the road was shut⟧, while police said ⟦it was open⟧.");
    indirect("Mensah said that ⟦if it rained, the road would be shut⟧.");
    indirect("Mensah said ⟦the road was shut⟧, adding that ⟦nobody had told her⟧.");
    indirect("Mensah said the road was “⟦shut⟧”.".replace(['⟦', '⟧'], "").as_str());
}

#[test]
fn a_report_may_stand_in_the_middle_of_its_words() {
    indirect("⟦Farmers, Mensah noted, are angry about the price of milk⟧.");
    indirect("Recently, she said, ⟦the road has been shut at night⟧.");
    indirect("⟦One of the guards, according to the judge, had slept through the alarm⟧.");
    indirect("The room which, traders say, ⟦has not frozen a fish⟧, was shut.");
    indirect("According to the judge, ⟦the men had slept⟧.");
    indirect("As the mayor noted, ⟦nobody has counted the trees⟧.");
    indirect("⟦The road is shut⟧, said Kofi Mensah, a driver.");
}

#[test]
fn a_clause_needs_no_that() {
    indirect("Mensah said in a statement ⟦it would pay for the road⟧.");
    indirect("Mensah told the Herald ⟦the road was shut⟧.");
    indirect("The agency announced Nov. 18 that ⟦it was adding ships⟧.");
    indirect("Mensah told reporters ⟦bread had become dear⟧.");
    indirect("The minister insists ⟦the bridge is safe⟧.");
    indirect("Analysts say ⟦it’s because of the weather⟧.");
    indirect("The mayor has since said ⟦she was not asked⟧.");
    indirect("The driver said goodbye and left.");
}

#[test]
fn accusations_objects_and_explanations_are_what_was_said() {
    indirect("She accused the company of ⟦hiding the report⟧.");
    indirect("The minister called for ⟦an inquiry⟧.");
    indirect("The mayor called on ⟦drivers to wait⟧.");
    indirect("Mensah promised ⟦to stay in the town until May⟧ and signed.");
    indirect("Mensah denied the allegations.");
    indirect("Mensah asked ⟦why the road was shut⟧.");
    indirect("The judge rejected Mensah’s claim that ⟦the road had been shut⟧.");
    indirect("Mensah recalled ⟦the long winters of the war⟧.");
    indirect("Mensah recalled a patient who wrote: “I cannot pay.”");
    indirect("Mensah recalled his mother’s advice, given in May: “Never lend a boat.”");
}

#[test]
fn whoever_listens_is_no_part_of_the_words() {
    indirect("The mayor warned farmers ⟦the rain was coming⟧.");
    indirect("Mensah told Sky News ⟦talks had failed⟧.");
    indirect("Mensah said ⟦she agreed⟧.");
    indirect("Mensah said ⟦the bill was dead⟧ when asked by reporters.");
    indirect("Acme, which makes lifts, said ⟦profit fell 12 percent⟧.");
}

#[test]
fn a_small_word_before_the_subject_does_not_unsay_it() {
    indirect("They danced until Mensah announced that ⟦the bar was shut⟧.");
    indirect("Without evidence Mensah claimed ⟦the vote was stolen⟧.");
    indirect("Police confirmed ⟦a link to the gang⟧.");
}

#[test]
fn what_was_not_said_is_no_report() {
    indirect("The mayor did not say that the road was shut.");
    indirect("If Mensah says that the road is shut, he will lose.");
    indirect("He cannot go out without reporters asking him to resign.");
    indirect("Until the mayor says that the road is shut, he waits.");
    indirect("Had the mayor said that the road was shut, he would have waited.");
    indirect("The mayor tweeted a picture of the road.");
    indirect("The ministry is expected to announce that the road is shut.");
    indirect("The ministry refused to say whether the road was shut.");
    indirect("Mensah would argue that the road is safe.");
    indirect("Did Mensah say that the road was shut?");
    indirect("Residents were told that the road was shut.");
}

#[test]
fn the_reporters_own_clause_is_not_reported() {
    indirect("Mensah said ⟦the ship would sail⟧, but he gave no date.");
    indirect("Mensah said ⟦the law would stay⟧, while the union condemned it.");
    indirect("Mensah said ⟦the road would stay shut in winter⟧, even as he opened it.");
    indirect("Mensah said ⟦the road was shut⟧, which surprised the town.");
    indirect("Mensah said ⟦the road was shut, which could ruin the town⟧.");
}

#[test]
fn what_nobody_said_is_not_reported() {
    indirect("No minister said that the bridge was unsafe.");
    indirect("Nobody said that the bridge was unsafe.");
    indirect("No 10 said that ⟦the bridge was unsafe⟧.");
}

#[test]
fn a_name_that_looks_like_an_auxiliary_asks_nothing() {
    indirect("Will Smith said that ⟦the road was shut⟧.");
    indirect("Did Smith say that the road was shut?");
}

#[test]
fn a_demand_is_heard_to_its_end() {
    indirect("Police urged ⟦witnesses to come forward and tell officers what they saw⟧.");
    indirect("The keeper promised ⟦to water and feed the animals⟧.");
}

#[test]
fn a_heading_reports_nothing_of_the_next_paragraph() {
    indirect("What the minister told us\n\nIt was in May that the bridge was shut for repairs.");
}

#[test]
fn people_who_were_asked_are_a_source() {
    indirect("Some 42% say ⟦they are afraid of the sea⟧.");
    indirect("Six in ten said ⟦the harbour was too small⟧.");
    indirect("About 36 percent of sailors said ⟦they had left the union⟧.");
}

#[test]
fn a_clause_may_lack_its_subject() {
    indirect("The room, which officials said ⟦was shut in May⟧, is open.");
    indirect("It is a plan the mayor said ⟦could ruin the town⟧.");
    indirect("What the mayor said is that it failed.");
}

#[test]
fn a_verb_in_no_list_makes_no_clause_less() {
    indirect("The keeper said ⟦people misread the signs along the coast⟧.");
    indirect("The keeper said a prayer for rain.");
    indirect("The study found ⟦the hull could be lighter by a third⟧.");
    indirect("The crew found a crab and were glad.");
}

#[test]
fn a_noun_may_report() {
    indirect("She repeated her claim in May that ⟦the road had been shut⟧.");
    indirect("He ignored warnings from doctors that ⟦the water was foul⟧.");
    indirect("The union remembers Mensah’s promise ⟦to open the road⟧.");
    indirect("The claim that was rejected is old.");
}

#[test]
fn a_view_of_somebody_is_what_was_said() {
    indirect("Mensah criticised ⟦the mayor for closing the road⟧.");
    indirect("Mensah described ⟦the road as unsafe in winter⟧.");
    indirect("Mensah was described as unsafe in winter.");
    indirect("Critics point out that ⟦the bridge is old⟧.");
}

#[test]
fn a_subject_with_its_auxiliary_goes_on_reporting() {
    indirect("He’s suggesting that ⟦the ships should wait⟧.");
    indirect("After suggesting on Monday that ⟦the ships should wait⟧, Mensah left.");
}

#[test]
fn the_verb_of_a_list_is_no_report_at_the_end() {
    indirect("Mensah said ⟦the road was long, unsafe and widely criticised⟧.");
    indirect("⟦The road is shut⟧, critics noted.");
}

#[test]
fn words_before_a_colon_are_whole() {
    indirect("She said ⟦she was too tired to sail⟧: “I have had enough of it.”");
    indirect("She said she was “too tired to sail”.");
}

#[test]
fn words_around_a_report_are_those_of_its_sentence() {
    indirect("⟦He had, according to the police, left the ship at noon⟧.");
    indirect("Her letter had asked why, when, in fact, he replied quickly.");
    indirect("According to papers that were found in May, ⟦the ship was never paid for⟧.");
    indirect("⟦The ship, per the ministry, is safe⟧.");
    indirect("⟦The new stand, supporters complain, will hide the hills⟧.");
    indirect("Per Mensah, a sailor who was away, said ⟦the ship was safe⟧.");
}

#[test]
fn a_report_in_a_clause_of_its_own_ends_at_the_comma() {
    indirect("Though in May Mensah said ⟦the bridge was safe⟧, others doubt it.");
    indirect("Mensah, who has a boat, said ⟦the bridge, the old one, was safe⟧.");
    indirect("Mensah said ⟦it began last week, when officials announced that the bridge was shut⟧.");
}

#[test]
fn a_present_form_reports_and_an_infinitive_does_not() {
    indirect("Critics conclude that ⟦the bridge is unsafe⟧.");
    indirect("The mayor must conclude that the bridge is unsafe.");
    indirect("The mayor was quick to complain that the bridge is unsafe.");
}

#[test]
fn a_frame_may_name_its_speaker_by_a_pronoun() {
    indirect("Ana Mensah is tired. In her view ⟦the road was never safe⟧.");
    indirect("Ana Mensah is tired. According to her, ⟦a party of dentists had left early⟧.");
    indirect("The group met. According to its figures, ⟦nineteen of the men have malaria⟧.");
    indirect("Ana Mensah is tired. In her view of the harbour a ship passed.");
}

#[test]
fn a_whole_clause_before_words_in_marks_is_reported() {
    indirect("Mensah said ⟦the road was shut⟧, and the drivers were “at their wits’ end”.");
    indirect("Mensah said the road was “as good as gone”.");
}

#[test]
fn people_who_are_counted_and_words_that_may_be_understood_are_no_report() {
    indirect("The number of adults who said they had used it rose.");
    indirect("Mensah won among those who said the road was safe.");
    indirect("The signs should not be read as saying the road is safe.");
    indirect("Kofi Mensah, who farms on the other bank, confirmed it.");
    indirect("Skipper was warned about the pump, inquest told");
    indirect("One hopes that the lawyer will leave.");
    indirect("The letter from Mensah explains a good deal.");
    indirect("Those in favour said ⟦the road was safe⟧.");
}

#[test]
fn the_time_of_an_entry_and_a_contrast_are_not_reported() {
    indirect("09:12 ⟦The river has passed seven metres at the bridge⟧, the agency said.");
    indirect("Mensah says ⟦he does not mind⟧, though his players, he admits, would like a rest.");
    indirect("Mensah accepted that ⟦eleven people had keys⟧.");
}
