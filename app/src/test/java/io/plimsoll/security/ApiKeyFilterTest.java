package io.plimsoll.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.plimsoll.access.ApiKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

class ApiKeyFilterTest {

    @Test
    void handsADatabaseThatIsAwayToTheResolverThatKnowsIt() throws Exception {
        ApiKeys keys = mock(ApiKeys.class);
        when(keys.authenticate(any())).thenThrow(new DataAccessResourceFailureException("connection refused"));
        List<Exception> resolved = new ArrayList<>();
        ApiKeyFilter filter =
                new ApiKeyFilter(keys, new RequestRateLimits(10, 10, 10, 10), (request, response, handler, failure) -> {
                    resolved.add(failure);
                    return new ModelAndView();
                });
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/customers");
        request.addHeader("Authorization", "Bearer pk_a_b");
        MockFilterChain chain = new MockFilterChain();

        filter.doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(resolved).singleElement().isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(chain.getRequest()).as("the request goes no further").isNull();
    }
}
