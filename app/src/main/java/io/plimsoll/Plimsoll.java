package io.plimsoll;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one executable. */
@SpringBootApplication
public class Plimsoll {

    public static void main(String[] args) {
        SpringApplication.run(Plimsoll.class, args);
    }
}
