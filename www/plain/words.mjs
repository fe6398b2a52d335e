// What the plain page says by itself; everything else is the words of the data and of the interactive page.
export const WORDS = {
  title: { zh: "包容审慎监管自查（文字版）", en: "Business supervision self-check: plain page" },
  other: { zh: "English", en: "中文" },
  intro: {
    zh: "这一页不需要运行程序，供旧浏览器和打印使用。它列出九大产业、各份文件规定的措施和自查要回答的问题，但不能替您判断：哪项措施适用，取决于您的具体情况，由主管部门依法决定。",
    en: "This page runs no program; it is for old browsers and for printing. It lists the nine industries, the measures of each document and the questions of the self-check, but it cannot decide for you: whether a measure applies depends on your case, and the authority in charge decides by law.",
  },
  back: { zh: "打开自查程序（需要较新的浏览器）", en: "Open the self-check (needs a newer browser)" },
  industries: { zh: "九大战略性新兴产业", en: "The nine strategic emerging industries" },
  industriesHint: {
    zh: "按《战略性新兴产业分类（2018）》。名称前是类别编号。",
    en: "By the Classification of Strategic Emerging Industries (2018). The names are those of the classification, with their codes.",
  },
  measures: { zh: "各份文件规定的措施", en: "The measures of each document" },
  form: { zh: "自查表", en: "The questions" },
  formHint: {
    zh: "可以打印出来填写，带到窗口请工作人员协助自查。不清楚的不填：空着按未知处理，不当作“否”。",
    en: "Print it, fill it in and take it to the counter, where the staff can run the check. Leave out what you do not know: a blank counts as unknown, never as “no”.",
  },
  business: { zh: "企业是做什么的？（可以抄营业执照上的经营范围）", en: "What does the business do? (The business scope of the licence will do.)" },
  code: { zh: "所属类别编号（见上文，可以多填）：", en: "Codes of the industries it belongs to (see above; there may be several): " },
  date: { zh: "＿＿＿＿年＿＿月＿＿日", en: "____-__-__ (year, month, day)" },
  many: { zh: "（可以多选）", en: " (there may be several)" },
  region: { zh: "所在地区", en: "District" },
  elsewhere: { zh: "其他地区", en: "Elsewhere" },
  number: { zh: "文号", en: "Number" },
  noNumber: { zh: "无", en: "none" },
  issued: { zh: "印发或公布", en: "Issued" },
  effective: { zh: "施行", en: "In force from" },
  until: { zh: "施行至", en: "In force until" },
  unstated: { zh: "文中没有写明", en: "not stated" },
};
