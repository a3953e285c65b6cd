//! Ready people to try the audience on: who gets it, who doesn't, and why.

use yew::prelude::*;

use crate::audience::{Outcome, PersonaVerdict, personas};
use crate::ui::session::Session;

/// Ready people, each with the verdict on them.
pub fn people(session: &Session) -> Html {
    let people = personas(&session.campaign, &session.profile);
    if people.is_empty() {
        return Html::default();
    }
    let row = |one: &PersonaVerdict| {
        let (word, look) = match one.outcome {
            Outcome::In => ("Gets it", "ready"),
            Outcome::Out => ("Doesn't", "out"),
            Outcome::Depends => ("Depends", "depends"),
        };
        html! {
            <tr role="row">
                <th scope="row" role="rowheader">{ format!("Someone who {}", one.who) }</th>
                <td role="cell"><span class={classes!("verdict", look)}>{ word }</span></td>
                <td role="cell">{ &one.because }</td>
            </tr>
        }
    };
    html! {
        <section class="card" aria-labelledby="people-heading">
            <h2 id="people-heading">{ "Who gets it, for example" }</h2>
            <div class="table-frame people" tabindex="0" role="region" aria-labelledby="people-heading">
                <table>
                    <thead><tr><th scope="col">{ "Who" }</th><th scope="col">{ "Outcome" }</th><th scope="col">{ "Because" }</th></tr></thead>
                    <tbody>{ for people.iter().map(row) }</tbody>
                </table>
            </div>
        </section>
    }
}
