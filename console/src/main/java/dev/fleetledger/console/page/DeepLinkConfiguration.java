package dev.fleetledger.console.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Maps the URL of every view of the page to its single HTML file. */
@Configuration(proxyBeanMethods = false)
class DeepLinkConfiguration implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        for (String path : new String[] {"/workloads/**", "/drafts/**", "/clusters/**", "/audit/**", "/compare/**", "/access/**"}) {
            views.addViewController(path).setViewName("forward:/index.html");
        }
    }
}
