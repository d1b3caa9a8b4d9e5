//! A summary for readers: how many schedules there are, and how many fail.

use super::schedules::Schedules;

impl Schedules {
    /// What a reader sees of them, in lines.
    #[must_use]
    pub fn summary(&self) -> String {
        let outcomes = self.outcomes.iter();
        let outcomes = outcomes.map(|o| format!("{}: {}\n", o.name, grouped(o.schedules)));
        format!("{}\n{}", self.sentence(), outcomes.collect::<String>())
    }

    /// `17 executions cover them.`: what a reader may take the number of
    /// schedules for.
    #[must_use]
    pub fn coverage(&self) -> String {
        let executions = match self.executions {
            1 => "1 execution covers".to_owned(),
            more => format!("{} executions cover", grouped(more as u128)),
        };
        let what = if self.schedules == 1 { "it" } else { "them" };
        format!("{executions} {what}.")
    }

    /// `70 schedules, 60 of them fail.`
    #[must_use]
    pub fn sentence(&self) -> String {
        let failing = self.outcomes.iter().filter(|outcome| outcome.fails);
        let failing: u128 = failing.map(|outcome| outcome.schedules).sum();
        match (self.schedules, failing) {
            (1, 0) => "1 schedule, it does not fail.".into(),
            (1, _) => "1 schedule, it fails.".into(),
            (all, 0) => format!("{} schedules, none fails.", grouped(all)),
            (all, 1) => format!("{} schedules, 1 of them fails.", grouped(all)),
            (all, some) if all == some => format!("{} schedules, all of them fail.", grouped(all)),
            (all, some) => format!(
                "{} schedules, {} of them fail.",
                grouped(all),
                grouped(some)
            ),
        }
    }
}

/// A number with its digits in groups: `1,234,567`.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::schedules::Outcome;
    use crate::schedules::testing::race;

    fn schedules(counts: &[(u128, bool)]) -> String {
        let mut schedules = race().schedules();
        let outcome = |(count, fails): &(u128, bool)| Outcome {
            name: "some".into(),
            fails: *fails,
            schedules: *count,
            steps: Vec::new(),
        };
        schedules.outcomes = counts.iter().map(outcome).collect();
        schedules.schedules = counts.iter().map(|(count, _)| count).sum();
        schedules.sentence()
    }

    #[test]
    fn the_sentence_says_how_many_there_are_and_how_many_fail() {
        let few = [(60, true), (10, false)];
        assert_eq!(schedules(&few), "70 schedules, 60 of them fail.");
        assert_eq!(schedules(&[(70, false)]), "70 schedules, none fails.");
        assert_eq!(schedules(&[(2, true)]), "2 schedules, all of them fail.");
        let one = [(1, true), (3, false)];
        assert_eq!(schedules(&one), "4 schedules, 1 of them fails.");
        assert_eq!(schedules(&[(1, true)]), "1 schedule, it fails.");
        assert_eq!(schedules(&[(1, false)]), "1 schedule, it does not fail.");
        let many = [(442_956, false), (1_000, true)];
        assert_eq!(schedules(&many), "443,956 schedules, 1,000 of them fail.");
    }

    #[test]
    fn the_coverage_says_how_many_executions_it_took() {
        let coverage = |schedules, executions| {
            let mut race = race().schedules();
            (race.schedules, race.executions) = (schedules, executions);
            race.coverage()
        };
        assert_eq!(coverage(70, 17), "17 executions cover them.");
        assert_eq!(coverage(6_121, 1_073), "1,073 executions cover them.");
        assert_eq!(coverage(1, 2), "2 executions cover it.");
        assert_eq!(coverage(1, 1), "1 execution covers it.");
    }
}
