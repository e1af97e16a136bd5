package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallerTest {

    @Test
    void bindsACustomerToWhatIsItsOwn() {
        Caller customer = new Caller("customer1", Set.of(Role.CUSTOMER));
        assertThat(customer.isCustomer()).isTrue();
        assertThat(customer.mayActFor("customer1")).isTrue();
        assertThat(customer.mayActFor("customer2")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUSTOMER")
    void doesNotBindWhoWorksForTheBank(Role role) {
        Caller employee = new Caller("customer1", Set.of(Role.CUSTOMER, role));
        assertThat(employee.isCustomer()).isFalse();
        assertThat(employee.mayActFor("customer2")).isTrue();
    }

    @Test
    void letsACallerWithoutRolesDoNothing() {
        Caller nobody = new Caller("customer1", Set.of());
        assertThat(nobody.isCustomer()).isFalse();
        assertThat(nobody.mayActFor("customer1")).isFalse();
    }

    @Test
    void isNobodyOutsideOfARequest() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(Caller::current);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Caller(" ", Set.of()));
    }
}
