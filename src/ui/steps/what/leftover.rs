//! What a campaign holds that its channel doesn't use, as after a change of the channel: nothing is hidden or lost.

use yew::prelude::*;

use super::in_app;
use super::more::{ios, key_values};
use crate::document::Node;
use crate::field;
use crate::ui::form::Form;
use crate::ui::parts::{Fold, Kind};

/// What a push holds that only in-app messages use.
pub fn of_in_app(form: Form) -> Html {
    let what = &form.session.campaign.what;
    let has_any = what.structure.is_some()
        || what.template.is_some()
        || !what.html.is_empty()
        || !what.html_size.is_empty()
        || !what.buttons.is_empty();
    if !has_any {
        return Html::default();
    }
    html! {
        <Fold summary="Filled in, but only for in-app messages" is_open={true}>
            { in_app::layout(form) }
            { in_app::buttons(form) }
            { in_app::custom_html(form) }
        </Fold>
    }
}

/// What an in-app message holds that only pushes use.
pub fn of_push(form: Form) -> Html {
    let what = &form.session.campaign.what;
    let has_android = !what.android.notification_channel.is_empty() || what.android.render_max.is_some();
    if !has_android && what.ios.is_empty() && what.key_values.is_empty() {
        return Html::default();
    }
    html! {
        <Fold summary="Filled in, but only for pushes" is_open={true}>
            <div class="row">
                { form.line(field!(what.android.notification_channel), "Notification channel", "", Kind::Code) }
                { form.tick(field!(what.android.render_max), "RenderMax") }
            </div>
            { key_values(form, 0..what.key_values.len()) }
            { ios(form) }
        </Fold>
    }
}
