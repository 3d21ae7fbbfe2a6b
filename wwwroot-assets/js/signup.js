import { register } from "./passkey.js";
import { find } from "./passkey-button.js";

const { destination, signUp, onPress } = find();
onPress(() => register({ ...destination, signUp }));
