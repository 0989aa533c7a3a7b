package dev.fleetledger.console.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every place in the page has an address of its own, and one file behind it. */
@Configuration(proxyBeanMethods = false)
class DeepLinks implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        for (String place : new String[] {"/workloads/**", "/drafts/**", "/clusters/**", "/audit/**"}) {
            views.addViewController(place).setViewName("forward:/index.html");
        }
    }
}
