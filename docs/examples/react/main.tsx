import { useState } from "react";
import { createRoot } from "react-dom/client";
import "policy-checker/react";

function Portal() {
  const [lang, setLang] = useState("zh");
  const [received, setReceived] = useState("");
  return (
    <>
      <button onClick={() => setLang(lang === "zh" ? "en" : "zh")}>中文 / English</button>
      <policy-checker lang={lang} region="jiangbei" regionFixed handover="某区" onresult={({ detail }) => setReceived(detail.text)} />
      <output>{received}</output>
    </>
  );
}

createRoot(document.querySelector("main")!).render(<Portal />);
