package dev.fleetledger.issuer;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds a person by name. Spring's user name is then the subject, so that tokens carry the subject. */
@Component
final class SeededUserDetailsService implements UserDetailsService {

    @Override
    public UserDetails loadUserByUsername(String name) {
        return SeededPeople.findByName(name)
                .map(person -> User.withUsername(person.subject()).password("{noop}" + person.password()).build())
                .orElseThrow(() -> new UsernameNotFoundException("there is no seeded person of that name"));
    }
}
