import { createApp } from "vue";
import "policy-checker/define";
import Portal from "./Portal.vue";

createApp(Portal).mount("main");
