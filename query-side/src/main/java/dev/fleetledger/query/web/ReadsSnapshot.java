package dev.fleetledger.query.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Marks a controller whose answers each show one snapshot of the views. Otherwise a batch that is projected between two of its queries
 * would show an object's former version with the status that it has afterwards, and the client would send this version as If-Match.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public @interface ReadsSnapshot {}
