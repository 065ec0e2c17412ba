package io.plimsoll.web;

import io.plimsoll.security.OpenToEveryone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The API's description for people, and where the {@code type} of a problem leads. */
@Controller
@OpenToEveryone
class DocsPages {

    @GetMapping("/docs")
    String api() {
        return "docs/api";
    }

    @GetMapping("/docs/problems/{code}")
    String problem(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        return "docs/problem";
    }
}
