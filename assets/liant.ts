/** Everything Liant runs in the browser: Unpoly for navigation, and one island per need. */
import 'unpoly';
import './copying';
import './lazy';
import './navigation';
import './overlays';
import './passkeys';
import './shortcuts';
import './record-pick';
import './islands/condition-builder';
import './islands/file-drop';
import './islands/formset-rows';
import './islands/live-progress';
import './islands/menu-list';
import './islands/order-list';
import './islands/search-palette';
import './islands/toast-note';
import './islands/unsaved-guard';
